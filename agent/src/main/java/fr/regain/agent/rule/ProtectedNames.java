package fr.regain.agent.rule;

import fr.regain.agent.rule.DenyList.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names that protect what bears them, wherever it lies. Names are given folded to small letters.
 */
final class ProtectedNames {
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

  private ProtectedNames() {}

  /** By names that protect whatever bears them, and whatever lies below. */
  static Optional<Cause> byAnyName(String name) {
    if (VERSION_CONTROL.contains(name)) {
      return Optional.of(Cause.VERSIONED);
    }
    return CLOUDS.stream().anyMatch(cloud -> isCloud(name, cloud))
        ? Optional.of(Cause.CLOUD)
        : Optional.empty();
  }

  static Optional<Cause> byName(String name) {
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
}
