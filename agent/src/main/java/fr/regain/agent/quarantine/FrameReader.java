package fr.regain.agent.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Reads files of {@link Frames}, of any length, through one window of memory. */
final class FrameReader {
  private final byte[] window = new byte[2 * Frames.LONGEST];

  /**
   * Hands over the sound records of a file, in order.
   *
   * @return stretches of bytes that held none
   */
  int read(InputStream file, Consumer<JournalRecord> each) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(window).limit(0);
    boolean ended = false;
    boolean sound = true;
    int damaged = 0;
    while (true) {
      if (!ended && in.remaining() < Frames.LONGEST) {
        ended = !fill(in, file);
      }
      if (!in.hasRemaining()) {
        return damaged;
      }
      if (Frames.read(in, each)) {
        sound = true;
      } else {
        damaged += sound ? 1 : 0;
        sound = false;
        in.get();
      }
    }
  }

  /** Moves what is left to the front and reads on behind it; false at the end of the file. */
  private boolean fill(ByteBuffer in, InputStream file) throws IOException {
    in.compact();
    int read = file.readNBytes(window, in.position(), in.remaining());
    boolean more = read == in.remaining();
    in.position(in.position() + read).flip();
    return more;
  }
}
