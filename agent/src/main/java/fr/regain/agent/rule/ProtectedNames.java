package fr.regain.agent.rule;

import fr.regain.agent.rule.DenyList.Cause;
import java.util.Optional;
import java.util.Set;

/**
 * Names that protect what bears them, wherever it lies. Names are given folded to small letters.
 */
final class ProtectedNames {
  private static final Set<String> VERSION_CONTROL = Set.of(".git", ".svn", ".hg", ".bzr", "cvs");

  private static final Set<String> CLOUDS =
      Set.of(
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

  private static final Set<String> SECRET_ENDINGS =
      Set.of(
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

  private static final Set<String> STORE_ENDINGS =
      Set.of(
          ".vhd", ".vhdx", ".vmdk", ".vdi", ".qcow2", ".vmem", ".vmsn", ".ova", ".ovf", ".accdb",
          ".mdb", ".mdf", ".ldf", ".ndf", ".fdb", ".bak", ".vbk", ".vib", ".tib", ".wim", ".gho",
          ".spf", ".fbk");

  private ProtectedNames() {}

  /** By names that protect whatever bears them, and whatever lies below. */
  static Optional<Cause> byAnyName(String name) {
    if (VERSION_CONTROL.contains(name)) {
      return Optional.of(Cause.VERSIONED);
    }
    return isCloud(name) ? Optional.of(Cause.CLOUD) : Optional.empty();
  }

  static Optional<Cause> byName(String name) {
    String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
    if (SECRET_NAMES.contains(name) || SECRET_ENDINGS.contains(ending)) {
      return Optional.of(Cause.SECRET);
    }
    return STORE_ENDINGS.contains(ending) ? Optional.of(Cause.STORE) : Optional.empty();
  }

  /** "OneDrive - Lycée Camille Claudel" is a directory of OneDrive too. */
  private static boolean isCloud(String name) {
    return CLOUDS.contains(name)
        || CLOUDS.contains(before(" - ", name))
        || CLOUDS.contains(before(" (", name));
  }

  private static String before(String mark, String name) {
    int at = name.indexOf(mark);
    return at < 0 ? name : name.substring(0, at);
  }
}
