package fr.regain.agent.host.windows;

import fr.regain.agent.host.file.EntryCursor;
import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The file systems of Windows, each entered at the root of its drive. */
public final class WindowsFileAccess implements FileAccess {
  private final Map<Principal, Long> owners = new ConcurrentHashMap<>();

  /** Has Windows show this process what is in a cloud, and guard it against others' links. */
  public WindowsFileAccess() {
    WindowsProtection.enter(account().equals(Principal.WINDOWS_SYSTEM));
  }

  @Override
  public Principal account() {
    return WindowsAccount.ofProcess().principal();
  }

  @Override
  public FilePath path(String absolute) throws FileAccessException {
    return WindowsPath.parse(absolute);
  }

  @Override
  public FileName name(String text) throws FileAccessException {
    return FileName.ofUnits(text.toCharArray());
  }

  @Override
  public FileName nameOf(byte[] raw) throws FileAccessException {
    return FileName.ofRaw(raw, "");
  }

  @Override
  public OpenDirectory open(FilePath path) throws FileAccessException {
    return new WindowsDirectory(walk(path, Optional.empty()));
  }

  @Override
  public OpenDirectory openTrusted(FilePath path, Principal owner) throws FileAccessException {
    return new WindowsDirectory(walk(path, Optional.of(owner)));
  }

  @Override
  public EntryCursor newCursor() {
    return new WindowsEntryCursor(owners);
  }

  /**
   * Opens a directory name by name.
   *
   * @param owner whose it must be, if anybody's
   */
  static NtHandle walk(FilePath path, Optional<Principal> owner) throws FileAccessException {
    if (!WindowsPath.isRoot(path.root())) {
      throw new FileAccessException(Reason.NAME, "not a path of this system");
    }
    NtHandle here = NtOpening.root(path.root());
    try {
      for (FileName name : path.names()) {
        if (owner.isPresent()) {
          requireFixed(here, owner.get());
        }
        NtHandle next = NtOpening.directory(here, name);
        here.close();
        here = next;
      }
      if (owner.isPresent()) {
        requireFixed(here, owner.get());
      }
      return here;
    } catch (FileAccessException e) {
      here.close();
      throw e;
    }
  }

  /**
   * Refuses a directory that an account besides the system and {@code owner} can swap, or whose
   * entries it can. To make new entries is not to swap: everybody may in {@code C:\}.
   */
  private static void requireFixed(NtHandle directory, Principal owner) throws FileAccessException {
    Optional<SecurityDescriptor> security = WindowsFacts.security(directory);
    boolean trustedOwner =
        security
            .flatMap(SecurityDescriptor::owner)
            .map(Sid::principal)
            .filter(found -> found.equals(owner) || found.equals(Principal.WINDOWS_SYSTEM))
            .isPresent();
    if (!trustedOwner) {
      throw new FileAccessException(
          Reason.UNTRUSTED, "the directory, or one on the way, belongs to another account");
    }
    if (security.orElseThrow().allowsOthers(SecurityDescriptor.SWAPPING, owner)) {
      throw new FileAccessException(
          Reason.UNTRUSTED, "another account may replace a directory on the way");
    }
  }
}
