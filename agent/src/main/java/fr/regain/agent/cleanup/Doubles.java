package fr.regain.agent.cleanup;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.OpenDirectory;
import fr.regain.agent.host.file.OpenFile;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.Twin;
import fr.regain.agent.quarantine.OwnedDirectories;
import fr.regain.agent.storage.tree.Pace;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Makes sure of a double byte by byte, just before it goes. */
final class Doubles {
  private static final long BLOCK = 1 << 20;

  private final OwnedDirectories directories;
  private final Pace pace;

  Doubles(OwnedDirectories directories, Pace pace) {
    this.directories = directories;
    this.pace = pace;
  }

  /** Why a double stays: its twin is not what it was, or not the same; empty when it may go. */
  Optional<KeepReason> reasonToKeep(OpenDirectory directory, FileName name, Twin twin) {
    try (OpenDirectory other = directories.open(twin.directory());
        OpenFile first = directory.openFile(name);
        OpenFile second = other.openFile(twin.name())) {
      boolean same =
          second.facts().unchangedIn(twin.facts())
              && first.facts().size() == twin.facts().size()
              && sameBytes(first, second);
      return same ? Optional.empty() : Optional.of(KeepReason.CHANGED);
    } catch (FileAccessException e) {
      return Optional.of(KeepReason.of(e.reason()));
    }
  }

  /** Whether the twin is still in its place. */
  boolean isInPlace(Twin twin) {
    try (OpenDirectory directory = directories.open(twin.directory())) {
      return directory.stat(twin.name()).unchangedIn(twin.facts());
    } catch (FileAccessException e) {
      return false;
    }
  }

  private boolean sameBytes(OpenFile first, OpenFile second) throws FileAccessException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocate(BLOCK);
      MemorySegment other = arena.allocate(BLOCK);
      long at = 0;
      while (true) {
        if (!pace.goOn(1)) {
          throw new FileAccessException(Reason.STOPPED, "the work ended before the files did");
        }
        long read = first.read(one, at);
        long readOther = second.read(other, at);
        if (read != readOther || MemorySegment.mismatch(one, 0, read, other, 0, read) >= 0) {
          return false;
        }
        if (read < BLOCK) {
          return true;
        }
        at += read;
      }
    }
  }
}
