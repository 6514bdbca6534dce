package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import java.util.List;

/**
 * Opens directories of which every one on the way belongs to one account. Down to a base directory
 * nobody else may be able to replace any; below it, each must be the account's own, so that whoever
 * swaps one can only put another of the same account there.
 */
public final class OwnedDirectories {
  private static final int OTHERS = 077;

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
   * Opens a directory at or below the base.
   *
   * @throws FileAccessException {@link Reason#UNTRUSTED} where one on the way belongs to another
   *     account, or the path does not begin with the base
   */
  public OpenDirectory open(FilePath path) throws FileAccessException {
    return walk(path, false);
  }

  /** As {@link #open}, and makes what is missing, for the owner alone. */
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
    if (!path.startsWith(base)) {
      throw new FileAccessException(Reason.UNTRUSTED, "not below the account's own directory");
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

  private static OpenDirectory step(OpenDirectory parent, FileName name, boolean create)
      throws FileAccessException {
    try {
      return parent.openDirectory(name);
    } catch (FileAccessException e) {
      if (!create || e.reason() != Reason.GONE) {
        throw e;
      }
      OpenDirectory made = parent.createDirectory(name);
      parent.sync();
      return made;
    }
  }

  private static void requireOwner(FileFacts facts, Principal owner) throws FileAccessException {
    if (facts.owner().filter(owner::equals).isEmpty()) {
      throw new FileAccessException(Reason.UNTRUSTED, "a directory belongs to another account");
    }
  }

  static void requirePrivate(FileFacts facts, Principal owner)
      throws FileAccessException {
    requireOwner(facts, owner);
    if ((facts.mode() & OTHERS) != 0) {
      throw new FileAccessException(
          Reason.UNTRUSTED, "a private directory is open to other accounts");
    }
  }
}
