package fr.regain.agent.host.linux;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileKind;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.MemorySegment;

/**
 * Opens one name below an open directory, never through a link and never waiting. {@code openat2}
 * (Linux 5.6) also refuses mounts inside the kernel; before it, the mount of what was opened is
 * compared with the parent's.
 */
final class Opening {
  private static final int SAFE =
      LinuxCalls.NOFOLLOW | LinuxCalls.NONBLOCK | LinuxCalls.NOCTTY | LinuxCalls.CLOEXEC;
  private static final int READING = LinuxCalls.RDONLY | SAFE | LinuxCalls.NOATIME;
  // All that may go with it: what is opened in this way cannot be read.
  private static final int PASSING = LinuxCalls.PATH | LinuxCalls.NOFOLLOW | LinuxCalls.CLOEXEC;
  private static final long RESOLVE =
      LinuxCalls.RESOLVE_BENEATH
          | LinuxCalls.RESOLVE_NO_SYMLINKS
          | LinuxCalls.RESOLVE_NO_MAGICLINKS;

  /** Whether a mount may be entered by the step. */
  enum Mounts {
    ENTER,
    REFUSE
  }

  private Opening() {}

  static Descriptor directory(Descriptor parent, FileName name, Mounts mounts)
      throws FileAccessException {
    return directory(parent, name, READING, mounts);
  }

  /** A directory on the way to another one: one that may be searched need not be readable. */
  static Descriptor passage(Descriptor parent, FileName name) throws FileAccessException {
    return directory(parent, name, PASSING, Mounts.ENTER);
  }

  private static Descriptor directory(Descriptor parent, FileName name, int flags, Mounts mounts)
      throws FileAccessException {
    try {
      return open(parent, name, flags | LinuxCalls.DIRECTORY, mounts);
    } catch (FileAccessException e) {
      // The kernel calls a link "not a directory" as well; users are told which of them it is.
      if (e.reason() == Reason.NOT_A_DIRECTORY && parent.stat(name).kind() == FileKind.LINK) {
        throw new FileAccessException(Reason.LINK, "a link, where a directory was expected");
      }
      throw e;
    }
  }

  /** The directory above an open one, wherever that is by now; it leads out of a mount, too. */
  static Descriptor above(Descriptor directory) throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    int flags = LinuxCalls.RDONLY | LinuxCalls.DIRECTORY | LinuxCalls.CLOEXEC;
    int opened =
        LinuxCalls.openat(scratch.capture, directory.number(), scratch.aboveName, flags, 0);
    Descriptor.check(opened, scratch, "openat");
    return new Descriptor(opened);
  }

  static Descriptor file(Descriptor parent, FileName name) throws FileAccessException {
    return open(parent, name, READING, Mounts.REFUSE);
  }

  static Descriptor newFile(Descriptor parent, FileName name) throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    int flags = LinuxCalls.RDWR | LinuxCalls.CREAT | LinuxCalls.EXCL | SAFE;
    int opened =
        LinuxCalls.openat(scratch.capture, parent.number(), scratch.name(name), flags, 0600);
    Descriptor.check(opened, scratch, "openat");
    return new Descriptor(opened);
  }

  private static Descriptor open(Descriptor parent, FileName name, int flags, Mounts mounts)
      throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    MemorySegment raw = scratch.name(name);
    int all = flags;
    int opened = openat2(scratch, parent.number(), raw, all, mounts);
    if (opened < 0 && LinuxCalls.error(scratch.capture) == LinuxErrors.EPERM) {
      // Only the owner and root may leave no trace in the access time.
      all &= ~LinuxCalls.NOATIME;
      opened = openat2(scratch, parent.number(), raw, all, mounts);
    }
    if (opened < 0 && LinuxCalls.error(scratch.capture) == LinuxErrors.ENOSYS) {
      return openat(scratch, parent, name, all, mounts);
    }
    Descriptor.check(opened, scratch, "openat2");
    return new Descriptor(opened);
  }

  private static int openat2(
      Scratch scratch, int parent, MemorySegment name, int flags, Mounts mounts) {
    scratch.how(flags, mounts == Mounts.REFUSE ? RESOLVE | LinuxCalls.RESOLVE_NO_XDEV : RESOLVE);
    int opened;
    do {
      opened = LinuxCalls.openat2(scratch.capture, parent, name, scratch.openHow);
    } while (opened < 0 && LinuxCalls.error(scratch.capture) == LinuxErrors.EINTR);
    return opened;
  }

  /** The way of older kernels: one name, no link, then the mount compared. */
  static Descriptor openat(
      Scratch scratch, Descriptor parent, FileName name, int flags, Mounts mounts)
      throws FileAccessException {
    int opened = LinuxCalls.openat(scratch.capture, parent.number(), scratch.name(name), flags, 0);
    if (opened < 0 && LinuxCalls.error(scratch.capture) == LinuxErrors.EPERM) {
      opened =
          LinuxCalls.openat(
              scratch.capture, parent.number(), scratch.name(name), flags & ~LinuxCalls.NOATIME, 0);
    }
    Descriptor.check(opened, scratch, "openat");
    Descriptor descriptor = new Descriptor(opened);
    try {
      if (mounts == Mounts.REFUSE && descriptor.facts().mount() != parent.facts().mount()) {
        throw new FileAccessException(Reason.OTHER_VOLUME, "another mount is on this name");
      }
      return descriptor;
    } catch (FileAccessException e) {
      descriptor.close();
      throw e;
    }
  }
}
