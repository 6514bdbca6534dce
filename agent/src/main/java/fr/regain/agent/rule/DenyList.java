package fr.regain.agent.rule;

import fr.regain.agent.host.OperatingFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What no rule, campaign or setting may touch. Compiled in: data can neither take from it nor pass
 * it by, and callers can only add to it. Names are compared without case, which protects more
 * rather than less.
 *
 * <p>A protected path protects itself, what lies below it down to its depth, and its parents.
 */
public final class DenyList {
  private static final int ANY_DEPTH = Integer.MAX_VALUE;

  /** Why a path is protected. */
  public enum Cause {
    /** Part of the operating system or of an installed program. */
    SYSTEM,
    /** A place for a person's own work. */
    PERSONAL,
    /** Keys, passwords, mail, history: what cannot be made again. */
    SECRET,
    /** A directory that a cloud client keeps in step. */
    CLOUD,
    /** The history of somebody's work under version control. */
    VERSIONED,
    /** The disk of a virtual machine, a database or a backup. */
    STORE,
    /** Other things live below it. */
    PARENT
  }

  private record Protected(List<String> path, int depth, Cause cause) {
    /** A person's own yes opens the directories for their work, though not their home itself. */
    boolean isOpenedBy(Approval approval) {
      return cause == Cause.PERSONAL && depth > 1 && approval == Approval.USER;
    }
  }

  /** An exception to the directories above it: what lies at least {@code from} levels below. */
  private record Opened(List<String> path, int from) {}

  private static final Set<String> VERSION_CONTROL = Set.of(".git", ".svn", ".hg", ".bzr", "cvs");

  private static final List<String> CLOUDS =
      List.of(
          "onedrive",
          "dropbox",
          "google drive",
          "googledrive",
          "my drive",
          "mon drive",
          "nextcloud",
          "owncloud",
          "kdrive",
          "pcloud",
          "pclouddrive",
          "mega",
          "megasync",
          "icloud drive",
          "iclouddrive",
          "box sync",
          "seafile",
          "syncthing",
          "synologydrive");

  private static final Set<String> SECRET_NAMES =
      Set.of(
          ".htpasswd",
          ".netrc",
          ".pgpass",
          "cookies",
          "cookies-journal",
          "cookies.sqlite",
          "history",
          "login data",
          "login data for account",
          "web data",
          "bookmarks",
          "places.sqlite",
          "favicons.sqlite",
          "formhistory.sqlite",
          "key3.db",
          "key4.db",
          "cert9.db",
          "logins.json",
          "signons.sqlite",
          "sessionstore.jsonlz4",
          "current session",
          "last session",
          "local state",
          "preferences",
          "secure preferences",
          "prefs.js",
          "id_rsa",
          "id_ed25519",
          "id_ecdsa",
          "wallet.dat");

  private static final List<String> SECRET_ENDINGS =
      List.of(
          ".kdbx",
          ".kdb",
          ".pst",
          ".ost",
          ".mbox",
          ".msf",
          ".pfx",
          ".p12",
          ".gpg",
          ".key",
          ".pem",
          ".ppk",
          ".keychain");

  private static final List<String> STORE_ENDINGS =
      List.of(
          ".vhd", ".vhdx", ".vmdk", ".vdi", ".qcow2", ".vmem", ".vmsn", ".ova", ".ovf", ".accdb",
          ".mdb", ".mdf", ".ldf", ".ndf", ".fdb", ".bak", ".vbk", ".vib", ".tib", ".wim", ".gho",
          ".spf", ".fbk");

  /** Directories of a person, below their home, that hold what cannot be made again. */
  private static final List<String> SECRET_DIRECTORIES =
      List.of(
          ".ssh",
          ".gnupg",
          ".pki",
          ".kube",
          ".aws",
          ".azure",
          ".docker",
          ".password-store",
          ".thunderbird",
          ".mozilla",
          ".local/share/keyrings",
          ".local/share/kwalletd",
          ".local/share/evolution",
          ".config/evolution",
          ".cache/evolution",
          ".local/share/gnupg",
          ".local/share/containers",
          ".local/share/libvirt",
          ".local/share/gnome-boxes",
          ".config/libvirt",
          ".config/rclone",
          ".config/gcloud",
          ".config/keepassxc",
          ".cache/keepassxc",
          ".config/autostart",
          ".config/dconf",
          ".cache/doc",
          ".cache/ibus",
          ".cache/obexd",
          "AppData/Roaming/Thunderbird",
          "AppData/Roaming/Mozilla",
          "AppData/Roaming/Microsoft/Credentials",
          "AppData/Roaming/Microsoft/Crypto",
          "AppData/Roaming/Microsoft/Protect",
          "AppData/Roaming/Microsoft/SystemCertificates",
          "AppData/Local/Microsoft/Credentials",
          "AppData/Local/Microsoft/Outlook",
          "AppData/Local/Microsoft/Vault");

  /** Directories of a person for their own work, under the names that systems give them. */
  private static final List<String> PERSONAL_DIRECTORIES =
      List.of(
          "Documents",
          "My Documents",
          "Mes documents",
          "Desktop",
          "Bureau",
          "Pictures",
          "Images",
          "Music",
          "Musique",
          "Videos",
          "Vidéos",
          "Public",
          "Templates",
          "Modèles",
          "Favorites",
          "Favoris",
          "Contacts",
          "Saved Games");

  private static final List<Protected> LINUX =
      List.of(
          system("", 1),
          system("usr", ANY_DEPTH),
          system("etc", ANY_DEPTH),
          system("boot", ANY_DEPTH),
          system("efi", ANY_DEPTH),
          system("bin", ANY_DEPTH),
          system("sbin", ANY_DEPTH),
          system("lib", ANY_DEPTH),
          system("lib64", ANY_DEPTH),
          system("opt", ANY_DEPTH),
          system("dev", ANY_DEPTH),
          system("proc", ANY_DEPTH),
          system("sys", ANY_DEPTH),
          system("run", ANY_DEPTH),
          system("srv", ANY_DEPTH),
          system("snap", ANY_DEPTH),
          system("lost+found", ANY_DEPTH),
          system("var", 1),
          system("var/lib", ANY_DEPTH),
          system("var/mail", ANY_DEPTH),
          system("var/spool", ANY_DEPTH),
          system("var/backups", ANY_DEPTH),
          system("var/www", ANY_DEPTH),
          system("var/log", 0),
          system("var/log/journal", ANY_DEPTH),
          system("var/log/audit", ANY_DEPTH),
          system("home", 1));

  /** A directory below a protected one that holds nothing but what may go. */
  private static final Opened LINUX_DUMPS = new Opened(names("var/lib/systemd/coredump"), 1);

  private static final List<Protected> WINDOWS =
      List.of(
          system("", 0),
          system("Windows", 1),
          system("Windows/WinSxS", ANY_DEPTH),
          system("Windows/Installer", ANY_DEPTH),
          system("Windows/System32", ANY_DEPTH),
          system("Windows/SysWOW64", ANY_DEPTH),
          system("Windows/SystemApps", ANY_DEPTH),
          system("Windows/assembly", ANY_DEPTH),
          system("Windows/Microsoft.NET", ANY_DEPTH),
          system("Windows/Boot", ANY_DEPTH),
          system("Windows/servicing", ANY_DEPTH),
          system("Windows/Fonts", ANY_DEPTH),
          system("System Volume Information", ANY_DEPTH),
          system("Recovery", ANY_DEPTH),
          system("EFI", ANY_DEPTH),
          system("Boot", ANY_DEPTH),
          system("pagefile.sys", 0),
          system("hiberfil.sys", 0),
          system("swapfile.sys", 0),
          system("Program Files", ANY_DEPTH),
          system("Program Files (x86)", ANY_DEPTH),
          system("ProgramData/Microsoft/Windows Defender", ANY_DEPTH),
          system("ProgramData/Microsoft/Crypto", ANY_DEPTH),
          system("Users", 1));

  /** A file that may go in a directory of which the rest may not. */
  private static final Opened WINDOWS_DUMP = new Opened(names("Windows/MEMORY.DMP"), 0);

  private final List<Protected> entries = new ArrayList<>();
  private final Opened opened;

  /**
   * The list for one device.
   *
   * @param platform whose system directories count
   * @param homes directories of persons, each as the names below the root
   * @param personal further directories for a person's own work, where they have moved them
   */
  public DenyList(OperatingFamily platform, List<List<String>> homes, List<List<String>> personal) {
    entries.addAll(
        switch (platform) {
          case LINUX -> LINUX;
          case WINDOWS -> WINDOWS;
        });
    opened =
        switch (platform) {
          case LINUX -> LINUX_DUMPS;
          case WINDOWS -> WINDOWS_DUMP;
        };
    for (List<String> home : homes) {
      List<String> path = home.stream().map(DenyList::fold).toList();
      entries.add(new Protected(path, 1, Cause.PERSONAL));
      for (String below : SECRET_DIRECTORIES) {
        entries.add(new Protected(joined(path, names(below)), ANY_DEPTH, Cause.SECRET));
      }
      for (String below : PERSONAL_DIRECTORIES) {
        entries.add(new Protected(joined(path, names(below)), ANY_DEPTH, Cause.PERSONAL));
      }
    }
    for (List<String> path : personal) {
      entries.add(
          new Protected(path.stream().map(DenyList::fold).toList(), ANY_DEPTH, Cause.PERSONAL));
    }
  }

  /**
   * Whether a file or directory is protected.
   *
   * @param path its final path, as the names below the root
   * @param approval whose yes the rule needs; only a person's own yes to the very item opens the
   *     directories for their work
   */
  public Optional<Cause> check(List<String> path, Approval approval) {
    return path.isEmpty()
        ? Optional.of(Cause.SYSTEM)
        : in(path.subList(0, path.size() - 1), approval).check(path.getLast());
  }

  /** As {@link #check}, for many names in one directory. */
  public Directory in(List<String> directory, Approval approval) {
    List<String> folded = directory.stream().map(DenyList::fold).toList();
    Optional<Cause> everything =
        folded.stream().map(DenyList::byAnyName).flatMap(Optional::stream).findFirst();
    Map<String, Cause> names = new HashMap<>();
    for (Protected entry : entries) {
      if (entry.isOpenedBy(approval)) {
        continue;
      }
      int length = entry.path().size();
      int below = folded.size() + 1 - length;
      if (below <= 0 && startsWith(entry.path(), folded)) {
        // The name itself is protected, or a parent of what is.
        names.put(entry.path().get(folded.size()), below == 0 ? entry.cause() : Cause.PARENT);
      } else if (below > 0 && below <= entry.depth() && startsWith(folded, entry.path())) {
        boolean excepted =
            startsWith(opened.path(), entry.path())
                && startsWith(folded, opened.path())
                && below - opened.path().size() + length >= opened.from();
        if (!excepted) {
          everything = everything.or(() -> Optional.of(entry.cause()));
        }
      }
    }
    return new Directory(everything, names, exception(folded));
  }

  /** The one name in a directory that is excepted from its protection. */
  private Optional<String> exception(List<String> directory) {
    boolean here =
        opened.from() == 0
            && opened.path().size() == directory.size() + 1
            && startsWith(opened.path(), directory);
    return here ? Optional.of(opened.path().getLast()) : Optional.empty();
  }

  /** What is protected in one directory. */
  public static final class Directory {
    private final Optional<Cause> everything;
    private final Map<String, Cause> names;
    private final Optional<String> exception;

    private Directory(
        Optional<Cause> everything, Map<String, Cause> names, Optional<String> exception) {
      this.everything = everything;
      this.names = Map.copyOf(names);
      this.exception = exception;
    }

    /** Whether that name is protected here. */
    public Optional<Cause> check(String name) {
      String folded = fold(name);
      if (exception.filter(folded::equals).isPresent()) {
        return Optional.empty();
      }
      return everything
          .or(() -> Optional.ofNullable(names.get(folded)))
          .or(() -> byAnyName(folded))
          .or(() -> byName(folded));
    }
  }

  /** By names that protect whatever bears them, and whatever lies below. */
  private static Optional<Cause> byAnyName(String name) {
    if (VERSION_CONTROL.contains(name)) {
      return Optional.of(Cause.VERSIONED);
    }
    return CLOUDS.stream().anyMatch(cloud -> isCloud(name, cloud))
        ? Optional.of(Cause.CLOUD)
        : Optional.empty();
  }

  private static Optional<Cause> byName(String name) {
    if (SECRET_NAMES.contains(name) || SECRET_ENDINGS.stream().anyMatch(name::endsWith)) {
      return Optional.of(Cause.SECRET);
    }
    return STORE_ENDINGS.stream().anyMatch(name::endsWith)
        ? Optional.of(Cause.STORE)
        : Optional.empty();
  }

  /** "OneDrive - Lycée Camille Claudel" is a directory of OneDrive too. */
  private static boolean isCloud(String name, String cloud) {
    return name.equals(cloud) || name.startsWith(cloud + " - ") || name.startsWith(cloud + " (");
  }

  private static boolean startsWith(List<String> path, List<String> beginning) {
    return path.size() >= beginning.size() && path.subList(0, beginning.size()).equals(beginning);
  }

  private static Protected system(String path, int depth) {
    return new Protected(names(path), depth, Cause.SYSTEM);
  }

  private static List<String> names(String path) {
    return path.isEmpty() ? List.of() : List.of(fold(path).split("/"));
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
