package fr.regain.agent.host.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileIdentity;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an open directory stands. The kernel says it whole up to 4,095 bytes (PATH_MAX); what lies
 * deeper is looked for by its number in the directory above, and so on up to where the kernel says
 * the rest.
 */
final class FinalPath {
  private static final int LONGEST_TOLD = 4096;

  private FinalPath() {}

  static FilePath of(Descriptor directory) throws FileAccessException {
    Optional<FilePath> told = told(directory);
    if (told.isPresent()) {
      return told.get();
    }
    List<FileName> innermostFirst = new ArrayList<>();
    FileIdentity below = directory.facts().identity();
    Descriptor above = Opening.above(directory);
    try {
      innermostFirst.add(nameIn(above, below));
      for (told = told(above); told.isEmpty(); told = told(above)) {
        below = above.facts().identity();
        Descriptor higher = Opening.above(above);
        above.close();
        above = higher;
        innermostFirst.add(nameIn(above, below));
      }
    } finally {
      above.close();
    }
    List<FileName> names = new ArrayList<>(told.get().names());
    names.addAll(innermostFirst.reversed());
    return new FilePath(told.get().root(), names);
  }

  /** What the kernel says; empty where the path is longer than it says. */
  private static Optional<FilePath> told(Descriptor directory) throws FileAccessException {
    Scratch scratch = Scratch.ofThread();
    if (directory.facts().links() == 0) {
      throw new FileAccessException(Reason.GONE, "the directory was removed");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment into = arena.allocate(LONGEST_TOLD);
      long length =
          LinuxCalls.readlinkat(
              scratch.capture,
              directory.number(),
              arena.allocateFrom("/proc/self/fd/" + directory.number()),
              into);
      if (length < 0 && LinuxCalls.error(scratch.capture) == LinuxErrors.ENAMETOOLONG) {
        return Optional.empty();
      }
      Descriptor.check(length, scratch, "readlinkat");
      return Optional.of(LinuxFileAccess.path(into.asSlice(0, length).toArray(JAVA_BYTE)));
    }
  }

  private static FileName nameIn(Descriptor directory, FileIdentity wanted)
      throws FileAccessException {
    try (LinuxEntryCursor cursor = new LinuxEntryCursor()) {
      cursor.start(new LinuxDirectory(directory));
      while (cursor.next()) {
        boolean found =
            cursor.failure() == null
                && cursor.number() == wanted.low()
                && cursor.volume() == wanted.volume();
        if (found) {
          return cursor.name();
        }
      }
    }
    throw new FileAccessException(Reason.GONE, "the directory was moved or removed meanwhile");
  }
}
