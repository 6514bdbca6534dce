package fr.regain.agent.spool;

import fr.regain.agent.host.StateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the state of a spool in a file of fixed size with two slots, written in turn: a torn write
 * leaves the other slot, and a full disk cannot refuse bytes that the file already has, so
 * acknowledgements still free space.
 */
final class SpoolStateFile {
  private static final int SLOT_BYTES = 4096;

  private final Path path;
  private long sequence;

  SpoolStateFile(Path path) {
    this.path = path;
  }

  /** The newest whole state; nothing if there is none. */
  Optional<SpoolState> read() throws IOException {
    byte[] file = StateFiles.read(path, 4 * SLOT_BYTES).orElse(new byte[0]);
    Optional<SpoolState> newest = Optional.empty();
    for (int start = 0; start < file.length && start < 2 * SLOT_BYTES; start += SLOT_BYTES) {
      int length = Math.min(SpoolState.BYTES, file.length - start);
      Optional<SpoolState.Version> version =
          SpoolState.decode(ByteBuffer.wrap(file, start, length).slice());
      if (version.isPresent() && version.get().sequence() > sequence) {
        sequence = version.get().sequence();
        newest = Optional.of(version.get().state());
      }
    }
    return newest;
  }

  /** Durable when this returns. */
  void write(SpoolState state) throws IOException {
    try (FileChannel channel = StateFiles.open(path)) {
      if (channel.size() != 2 * SLOT_BYTES) {
        StateFiles.writeFully(channel, ByteBuffer.allocate(2 * SLOT_BYTES), 0);
        channel.truncate(2 * SLOT_BYTES);
      }
      // A write that failed is repeated in the same slot: the other one has the last good state.
      long next = sequence + 1;
      StateFiles.writeFully(channel, state.encode(next), next % 2 * SLOT_BYTES);
      channel.force(true);
      sequence = next;
    }
  }
}
