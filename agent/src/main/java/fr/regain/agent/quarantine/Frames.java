package fr.regain.agent.quarantine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Records in a file: a mark, the length, a CRC-32C of the record, the record. Whatever does not fit
 * is passed over to the next mark, so that damage costs the records that it hits and no other.
 */
final class Frames {
  static final int OVERHEAD = 12;

  /** Bytes of the longest frame there may be. */
  static final int LONGEST = (1 << 20) + OVERHEAD;

  private static final int MARK = 0x5247_4A31;

  private Frames() {}

  /** The record as it stands in the file. */
  static byte[] frame(JournalRecord journalRecord) {
    byte[] bytes = RecordFormat.encode(journalRecord);
    return ByteBuffer.allocate(OVERHEAD + bytes.length)
        .putInt(MARK)
        .putInt(bytes.length)
        .putInt(crc(bytes))
        .put(bytes)
        .array();
  }

  /**
   * Hands over the record with which {@code in} goes on, and moves behind it.
   *
   * @param in at least a whole frame, or the last bytes of the file
   * @return false, and {@code in} as it was, where there is none
   */
  static boolean read(ByteBuffer in, Consumer<JournalRecord> each) {
    int at = in.position();
    if (in.remaining() < OVERHEAD || in.getInt(at) != MARK) {
      return false;
    }
    int length = in.getInt(at + 4);
    if (length < 0 || length > LONGEST - OVERHEAD || length > in.remaining() - OVERHEAD) {
      return false;
    }
    byte[] bytes = new byte[length];
    in.get(at + OVERHEAD, bytes);
    if (crc(bytes) != in.getInt(at + 8)) {
      return false;
    }
    JournalRecord found;
    try {
      found = RecordFormat.decode(bytes);
    } catch (IOException e) {
      // Sound bytes of an unknown kind come from a newer agent; they count as damage here.
      return false;
    }
    in.position(at + OVERHEAD + length);
    each.accept(found);
    return true;
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
