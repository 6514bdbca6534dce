package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccess;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.NewFile;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Bytes of the volume kept for the day on which it is full: a restore and a purge are announced in
 * the journal before they are made, and find room for that where this is given up. An opening with
 * room makes it again.
 */
final class Reserve {
  private static final int BYTES = 256 << 10;

  /** With less room on the volume than that, what is left is the person's. */
  private static final long ROOM = 4 * BYTES;

  private final OpenDirectory directory;
  private final FileName name;

  Reserve(FileAccess access, OpenDirectory directory) throws FileAccessException {
    this.directory = directory;
    name = access.name("reserve");
  }

  /** Makes it where there is room and none is whole; a quarantine without one works as well. */
  void make() {
    try {
      if (!isWhole() && directory.volume().free() >= ROOM) {
        remove();
        write();
      }
    } catch (FileAccessException _) {
      // A part of it is not whole, and is made anew at the next opening.
    }
  }

  /**
   * Gives it up, so that what met {@code refusal} can be tried once more.
   *
   * @throws FileAccessException the refusal itself where room would not help, or none is left
   */
  void giveUpFor(FileAccessException refusal) throws FileAccessException {
    if (!isFull(refusal) || !remove()) {
      throw refusal;
    }
    // Some file systems give blocks to others only once their removal is on the medium.
    directory.sync();
  }

  /** Whether a call was refused for want of room. */
  static boolean isFull(FileAccessException refusal) {
    return refusal.reason() == Reason.FULL || refusal.reason() == Reason.QUOTA;
  }

  private boolean isWhole() throws FileAccessException {
    try {
      return directory.stat(name).size() == BYTES;
    } catch (FileAccessException e) {
      return absent(e);
    }
  }

  private boolean remove() throws FileAccessException {
    try {
      directory.unlink(name, directory.stat(name));
      return true;
    } catch (FileAccessException e) {
      return absent(e);
    }
  }

  /** False for a file that is not there. */
  private static boolean absent(FileAccessException e) throws FileAccessException {
    if (e.reason() != Reason.GONE) {
      throw e;
    }
    return false;
  }

  private void write() throws FileAccessException {
    try (NewFile file = directory.createFile(name);
        Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(BYTES, Long.BYTES);
      // Neither compressed to nothing by the file system, nor a double of another account's.
      long next = directory.facts().identity().hashCode();
      for (long at = 0; at < BYTES; at += Long.BYTES) {
        next = next * 6364136223846793005L + 1442695040888963407L;
        bytes.set(ValueLayout.JAVA_LONG, at, next);
      }
      file.write(bytes, 0);
    }
  }
}
