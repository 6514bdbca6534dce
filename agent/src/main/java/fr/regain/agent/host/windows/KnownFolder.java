package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Where Windows keeps what, wherever a person or an administrator has moved it. Asked of the shell
 * ({@code KnownFolders.h}), never of environment variables, which whoever starts the process may
 * have set.
 */
public enum KnownFolder {
  PROFILE("5e6c858f-0e22-4760-9afe-ea3317b67173"),
  LOCAL_APPLICATION_DATA("f1b32785-6fba-4fcf-9d55-7b8e7f157091"),
  ROAMING_APPLICATION_DATA("3eb685db-65f9-4cf6-a03a-e3ef65729f3d"),
  DOWNLOADS("374de290-123f-4565-9164-39c4925e467b"),
  DOCUMENTS("fdd39ad0-238f-46af-adb4-6c85480369c7"),
  DESKTOP("b4bfcc3a-db2c-424c-b029-7fe99a87c641"),
  PICTURES("33e28130-4e1e-4676-835a-98395c3bc3bb"),
  MUSIC("4bd8d571-6d19-48d3-be97-422220080e43"),
  VIDEOS("18989b1d-99b5-455b-841c-ab7c74e4ddfc"),
  WINDOWS("f38bf404-1d43-42f2-9305-67de0b28fc23"),
  PROGRAM_DATA("62ab5d82-fdc1-4dc3-a9dd-070d1d495d97");

  /** The folder as it is meant to be, without a look at whether it is there. */
  private static final int WITHOUT_VERIFYING = 0x4000;

  private static final long THIS_ACCOUNT = 0;
  private static final long LONGEST_BYTES = 65_536;

  private final UUID id;

  KnownFolder(String id) {
    this.id = UUID.fromString(id);
  }

  /** Its path for the account of this process; empty where the account has none. */
  public Optional<String> path() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pointer = arena.allocate(ADDRESS);
      long failure =
          WindowsCall.KNOWN_FOLDER.invoke(
              arena.allocateFrom(JAVA_BYTE, guid()), WITHOUT_VERIFYING, THIS_ACCOUNT, pointer);
      MemorySegment path = pointer.get(ADDRESS, 0);
      try {
        return failure == 0
            ? Optional.of(path.reinterpret(LONGEST_BYTES).getString(0, StandardCharsets.UTF_16LE))
            : Optional.empty();
      } finally {
        WindowsCall.FREE_TASK_MEMORY.invoke(path);
      }
    }
  }

  /** The first three fields of a GUID are little-endian, the rest is as written. */
  private byte[] guid() {
    long most = id.getMostSignificantBits();
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (most >> 32))
        .putShort((short) (most >> 16))
        .putShort((short) most)
        .order(ByteOrder.BIG_ENDIAN)
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
