package fr.regain.agent.spool;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What must be known of a spool beside its records.
 *
 * @param spoolId 16 random bytes
 * @param acknowledged every report up to this number is durable on the console
 * @param used highest number that may have been sent or was given to a report that could not be
 *     written; never given again
 * @param lost reports up to {@code acknowledged} that the console never got
 */
record SpoolState(ByteString spoolId, long acknowledged, long used, long lost) {
  static final int BYTES = 60;

  private static final int MARK = 0x52475331;

  /**
   * A version of the state in its slot.
   *
   * @param sequence the higher one is the newer
   */
  record Version(long sequence, SpoolState state) {}

  ByteBuffer encode(long sequence) {
    ByteBuffer slot = ByteBuffer.allocate(BYTES);
    slot.putInt(MARK).putLong(sequence);
    spoolId.copyTo(slot);
    slot.putLong(acknowledged).putLong(used).putLong(lost);
    slot.putLong(checksum(slot));
    return slot.flip();
  }

  static Optional<Version> decode(ByteBuffer slot) {
    if (slot.remaining() < BYTES || slot.getInt(0) != MARK) {
      return Optional.empty();
    }
    if (slot.getLong(BYTES - 8) != checksum(slot)) {
      return Optional.empty();
    }
    byte[] id = new byte[Frame.SPOOL_ID_BYTES];
    slot.get(12, id);
    return Optional.of(
        new Version(
            slot.getLong(4),
            new SpoolState(
                ByteString.copyFrom(id), slot.getLong(28), slot.getLong(36), slot.getLong(44))));
  }

  private static long checksum(ByteBuffer slot) {
    CRC32C checksum = new CRC32C();
    checksum.update(slot.slice(0, BYTES - 8));
    return checksum.getValue();
  }
}
