package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.OpenFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An open file from its start to its end. The file is not closed with it. */
final class OpenFileStream extends InputStream {
  private static final int AT_ONCE = 256 << 10;

  private final OpenFile file;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment read = arena.allocate(AT_ONCE);
  private long offset;

  OpenFileStream(OpenFile file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    long got = file.read(read.asSlice(0, Math.min(length, AT_ONCE)), offset);
    if (got == 0 && length > 0) {
      return -1;
    }
    MemorySegment.copy(read, ValueLayout.JAVA_BYTE, 0, into, at, (int) got);
    offset += got;
    return (int) got;
  }

  @Override
  public void close() {
    arena.close();
  }
}
