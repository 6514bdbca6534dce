package fr.regain.agent.rule;

import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.rule.DenyList.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A path that is protected, with what lies below it down to its depth.
 *
 * @param path its names below the root, folded to small letters
 * @param depth how many levels below it are protected too
 * @param cause why
 */
record ProtectedPath(List<String> path, int depth, Cause cause) {
  private static final int ANY_DEPTH = Integer.MAX_VALUE;

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

  private static final List<ProtectedPath> LINUX =
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

  private static final List<ProtectedPath> WINDOWS =
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

  /** The system's own paths. */
  static List<ProtectedPath> ofSystem(OperatingFamily platform) {
    return switch (platform) {
      case LINUX -> LINUX;
      case WINDOWS -> WINDOWS;
    };
  }

  /** A person's home directory, and what it holds under the usual names. */
  static List<ProtectedPath> ofHome(List<String> home) {
    List<String> path = fold(home);
    List<ProtectedPath> paths = new ArrayList<>();
    paths.add(new ProtectedPath(path, 1, Cause.PERSONAL));
    for (String below : SECRET_DIRECTORIES) {
      paths.add(new ProtectedPath(joined(path, names(below)), ANY_DEPTH, Cause.SECRET));
    }
    for (String below : PERSONAL_DIRECTORIES) {
      paths.add(new ProtectedPath(joined(path, names(below)), ANY_DEPTH, Cause.PERSONAL));
    }
    return paths;
  }

  /** A directory for a person's own work. */
  static ProtectedPath ofWork(List<String> path) {
    return new ProtectedPath(fold(path), ANY_DEPTH, Cause.PERSONAL);
  }

  /** A person's own yes opens the directories for their work, though not their home itself. */
  boolean isOpenedBy(Approval approval) {
    return cause == Cause.PERSONAL && depth > 1 && approval == Approval.USER;
  }

  private static ProtectedPath system(String path, int depth) {
    return new ProtectedPath(names(path), depth, Cause.SYSTEM);
  }

  /** The names of a path that is written with slashes, folded. */
  static List<String> names(String path) {
    return path.isEmpty() ? List.of() : List.of(fold(path).split("/"));
  }

  /** Names as they are compared. */
  static List<String> fold(List<String> path) {
    return path.stream().map(ProtectedPath::fold).toList();
  }

  /** A name as it is compared. */
  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
