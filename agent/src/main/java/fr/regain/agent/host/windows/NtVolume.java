package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.VolumeFacts;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Reads what volume an open handle is on ({@code ntifs.h}: FILE_FS_*_INFORMATION). */
final class NtVolume {
  private static final int BYTES = 1024;
  private static final int DISK_DEVICE = 0x7;
  private static final int DISK_FILE_SYSTEM = 0x8;
  private static final int REMOVABLE = 0x1;
  private static final int REMOTE = 0x10;
  private static final int READ_ONLY_VOLUME = 0x80000;

  private NtVolume() {}

  static VolumeFacts read(NtHandle handle) throws FileAccessException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = arena.allocate(BYTES, 8);
      query(handle, answer, NtCalls.DEVICE_INFORMATION);
      int device = answer.get(JAVA_INT, 0);
      boolean local =
          (device == DISK_DEVICE || device == DISK_FILE_SYSTEM)
              && (answer.get(JAVA_INT, 4) & (REMOVABLE | REMOTE)) == 0;
      query(handle, answer, NtCalls.FILE_SYSTEM_INFORMATION);
      boolean readOnly = (answer.get(JAVA_INT, 0) & READ_ONLY_VOLUME) != 0;
      int nameBytes = Math.clamp(answer.get(JAVA_INT, 8), 0, BYTES - 12);
      String name =
          new String(answer.asSlice(12, nameBytes).toArray(JAVA_BYTE), StandardCharsets.UTF_16LE);
      query(handle, answer, NtCalls.FULL_SIZE_INFORMATION);
      long unit =
          (answer.get(JAVA_INT, 24) & 0xFFFFFFFFL) * (answer.get(JAVA_INT, 28) & 0xFFFFFFFFL);
      return new VolumeFacts(
          name,
          local,
          readOnly,
          answer.get(JAVA_LONG, 0) * unit,
          answer.get(JAVA_LONG, 16) * unit,
          answer.get(JAVA_LONG, 8) * unit);
    }
  }

  private static void query(NtHandle handle, MemorySegment answer, int what)
      throws FileAccessException {
    NtStatus.check(
        NtCalls.queryVolume(handle.number(), NtScratch.ofThread().status, answer, what),
        "NtQueryVolumeInformationFile");
  }
}
