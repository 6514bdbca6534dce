package fr.regain.agent.quarantine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Records in a file: a mark, the length, a CRC-32C of the record, the record. Whatever does not fit
 * is passed over to the next mark, so that damage costs the records that it hits and no other.
 */
final class Frames {
  static final int OVERHEAD = 12;
  private static final int MARK = 0x5247_4A31;
  private static final int LONGEST = 1 << 20;

  /**
   * What a file held.
   *
   * @param records the sound ones, in order
   * @param damaged stretches of bytes that held none
   */
  record Content(List<JournalRecord> records, int damaged) {}

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

  static Content read(byte[] file) {
    List<JournalRecord> records = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file);
    int damaged = 0;
    boolean sound = true;
    int at = 0;
    while (at < file.length) {
      int next = read(in, at, records);
      if (next < 0) {
        damaged += sound ? 1 : 0;
        sound = false;
        at++;
      } else {
        sound = true;
        at = next;
      }
    }
    return new Content(records, damaged);
  }

  /** Adds the record at {@code at} and returns where the next one begins; -1 if none is there. */
  private static int read(ByteBuffer in, int at, List<JournalRecord> into) {
    if (in.capacity() - at < OVERHEAD || in.getInt(at) != MARK) {
      return -1;
    }
    int length = in.getInt(at + 4);
    if (length < 0 || length > LONGEST || length > in.capacity() - at - OVERHEAD) {
      return -1;
    }
    byte[] bytes = new byte[length];
    in.get(at + OVERHEAD, bytes);
    if (crc(bytes) != in.getInt(at + 8)) {
      return -1;
    }
    try {
      into.add(RecordFormat.decode(bytes));
    } catch (IOException e) {
      // Sound bytes of an unknown kind come from a newer agent; they count as damage here.
      return -1;
    }
    return at + OVERHEAD + length;
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
