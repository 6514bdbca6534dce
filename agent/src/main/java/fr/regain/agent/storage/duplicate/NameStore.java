package fr.regain.agent.storage.duplicate;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Raw names outside the heap, one after the other, each after its length. */
final class NameStore {
  private static final int CHUNK_BYTES = 1 << 18;

  private final Arena arena;
  private final List<ByteBuffer> chunks = new ArrayList<>();

  NameStore(Arena arena) {
    this.arena = arena;
  }

  /** Adds names to chunks of its own; one thread's. */
  final class Writer {
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private long chunkAt;

    /** Keeps a name and returns where it is. */
    long add(byte[] raw) {
      if (chunk.remaining() < Short.BYTES + raw.length) {
        startChunk();
      }
      long at = chunkAt + chunk.position();
      chunk.putShort((short) raw.length).put(raw);
      return at;
    }

    private void startChunk() {
      chunk = arena.allocate(CHUNK_BYTES).asByteBuffer();
      synchronized (chunks) {
        chunkAt = (long) chunks.size() * CHUNK_BYTES;
        chunks.add(chunk);
      }
    }
  }

  /** A writer for the calling thread. */
  Writer newWriter() {
    return new Writer();
  }

  /** The name that is there; asked once nothing is added any more. */
  byte[] get(long at) {
    ByteBuffer chunk = chunks.get((int) (at / CHUNK_BYTES));
    int from = (int) (at % CHUNK_BYTES);
    byte[] raw = new byte[chunk.getShort(from)];
    chunk.get(from + Short.BYTES, raw);
    return raw;
  }
}
