package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileMark;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.util.List;

/**
 * Opens directories that no other account can replace. Below a base directory each one on the way
 * must be the account's own, so that whoever swaps one can only put another of the same account
 * there; the base itself, and whatever lies elsewhere, must lie where nobody else may rename.
 */
public final class OwnedDirectories {
  private final FileAccess access;
  private final FilePath base;
  private final Principal owner;

  /**
   * Directories of one account.
   *
   * @param access how to reach them
   * @param base their common beginning: a home directory, or the root
   * @param owner the account
   */
  public OwnedDirectories(FileAccess access, FilePath base, Principal owner) {
    this.access = access;
    this.base = base;
    this.owner = owner;
  }

  /** The account. */
  public Principal owner() {
    return owner;
  }

  /**
   * Opens a directory.
   *
   * @throws FileAccessException {@link Reason#UNTRUSTED} where it belongs to another account, or
   *     another account could put something else in its place
   */
  public OpenDirectory open(FilePath path) throws FileAccessException {
    return walk(path, false);
  }

  /**
   * Opens a directory below an open one, name by name, each the account's own. Without a name it is
   * the open one itself.
   *
   * @throws FileAccessException {@link Reason#UNTRUSTED} where one belongs to another account
   */
  public OpenDirectory openBelow(OpenDirectory from, List<FileName> names)
      throws FileAccessException {
    OpenDirectory here = from;
    try {
      for (FileName name : names) {
        OpenDirectory next = here.openDirectory(name);
        if (here != from) {
          here.close();
        }
        here = next;
        requireOwner(here.facts(), owner);
      }
      return here;
    } catch (FileAccessException e) {
      if (here != from) {
        here.close();
      }
      throw e;
    }
  }

  /** As {@link #open}, and makes what is missing below the base, for the owner alone. */
  public OpenDirectory openOrCreate(FilePath path) throws FileAccessException {
    return walk(path, true);
  }

  /** As {@link #openOrCreate}, and refuses a directory that anybody else may enter. */
  public OpenDirectory openPrivate(FilePath path) throws FileAccessException {
    OpenDirectory directory = walk(path, true);
    try {
      requirePrivate(directory.facts(), owner);
      return directory;
    } catch (FileAccessException e) {
      directory.close();
      throw e;
    }
  }

  /** Opens, or makes, a private directory in an open one. */
  static OpenDirectory openPrivate(OpenDirectory parent, FileName name, Principal owner)
      throws FileAccessException {
    OpenDirectory directory = step(parent, name, true);
    try {
      requirePrivate(directory.facts(), owner);
      if (directory.facts().identity().volume() != parent.facts().identity().volume()) {
        throw new FileAccessException(Reason.OTHER_VOLUME, "part of the quarantine is elsewhere");
      }
      return directory;
    } catch (FileAccessException e) {
      directory.close();
      throw e;
    }
  }

  private OpenDirectory walk(FilePath path, boolean create) throws FileAccessException {
    if (base.names().isEmpty() || !path.startsWith(base)) {
      return fixed(path, create);
    }
    OpenDirectory here = access.openTrusted(base, owner);
    try {
      List<FileName> below = path.names().subList(base.names().size(), path.names().size());
      for (FileName name : below) {
        OpenDirectory next = step(here, name, create);
        here.close();
        here = next;
        requireOwner(here.facts(), owner);
      }
      return here;
    } catch (FileAccessException e) {
      here.close();
      throw e;
    }
  }

  /**
   * Opens a directory of which nobody but the system and the owner can move any part, so that also
   * a volume mounted on the way is theirs: {@code /var} often is one.
   */
  private OpenDirectory fixed(FilePath path, boolean create) throws FileAccessException {
    try {
      return access.openTrusted(path, owner);
    } catch (FileAccessException e) {
      boolean canMake = create && path.startsWith(base) && !path.names().isEmpty();
      if (!canMake || e.reason() != Reason.GONE) {
        throw e;
      }
    }
    int last = path.names().size() - 1;
    FilePath above = new FilePath(path.root(), path.names().subList(0, last));
    try (OpenDirectory parent = fixed(above, true)) {
      return step(parent, path.names().getLast(), true);
    }
  }

  private static OpenDirectory step(OpenDirectory parent, FileName name, boolean create)
      throws FileAccessException {
    try {
      return parent.openDirectory(name);
    } catch (FileAccessException e) {
      if (!create || e.reason() != Reason.GONE) {
        throw e;
      }
      OpenDirectory made = parent.createDirectory(name);
      try {
        parent.sync();
        return made;
      } catch (FileAccessException failed) {
        made.close();
        throw failed;
      }
    }
  }

  /** On Windows the system makes a person's own directories, and often keeps them as its own. */
  private static void requireOwner(FileFacts facts, Principal owner) throws FileAccessException {
    boolean trusted =
        facts
            .owner()
            .filter(o -> o.equals(owner) || o.equals(Principal.WINDOWS_SYSTEM))
            .isPresent();
    if (!trusted) {
      throw new FileAccessException(Reason.UNTRUSTED, "a directory belongs to another account");
    }
  }

  static void requirePrivate(FileFacts facts, Principal owner) throws FileAccessException {
    requireOwner(facts, owner);
    if (facts.is(FileMark.SHARED)) {
      throw new FileAccessException(
          Reason.UNTRUSTED, "a private directory is open to other accounts");
    }
  }
}
