package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Where the system says that an open handle is now. */
final class FinalPath {
  /** The longest path of Windows, in units. */
  private static final int LONGEST = 32_768;

  private static final int WITH_DRIVE_LETTER = 0;
  private static final String PREFIX = "\\\\?\\";
  private static final String REMOTE_PREFIX = "\\\\?\\UNC\\";

  private FinalPath() {}

  static FilePath of(NtHandle handle) throws FileAccessException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment into = arena.allocate(LONGEST * 2L, 2);
      long units =
          WindowsCall.GET_FINAL_PATH.invoke(handle.number(), into, LONGEST, WITH_DRIVE_LETTER);
      if (units <= 0 || units >= LONGEST) {
        throw new FileAccessException(
            Reason.GONE, "the directory was removed, or has no path with a drive letter");
      }
      // Not decoded by the runtime, which would replace halves of surrogate pairs.
      StringBuilder path = new StringBuilder();
      byte[] raw = into.asSlice(0, units * 2).toArray(JAVA_BYTE);
      for (int at = 0; at < raw.length; at += 2) {
        path.append((char) ((raw[at] & 0xFF) | raw[at + 1] << 8));
      }
      if (path.indexOf(REMOTE_PREFIX) == 0) {
        throw new FileAccessException(Reason.REMOTE, "the directory is on another machine");
      }
      return WindowsPath.parse(path.indexOf(PREFIX) == 0 ? path.substring(4) : path.toString());
    }
  }
}
