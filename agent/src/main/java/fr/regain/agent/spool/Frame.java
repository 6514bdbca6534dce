package fr.regain.agent.spool;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.v1.Report;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The form of a record in a segment, numbers in network order: mark (4 bytes), length of the rest
 * (4), CRC32C over length and rest (4), spool id (16), length of the counters (4), counters, {@code
 * regain.v1.Report}. The mark lets a reader find the next record behind a damaged one; the spool id
 * keeps records of another spool out.
 */
final class Frame {
  static final int SPOOL_ID_BYTES = 16;

  private static final int MARK = 0x52474E31;
  private static final int HEADER_BYTES = 12;
  private static final int MAXIMUM_REST_BYTES = 512 * 1024;

  private Frame() {}

  /**
   * What a segment holds.
   *
   * @param records the whole ones of the spool, in ascending order of their numbers
   * @param end offset behind the last whole record: what follows is a torn tail
   */
  record Contents(List<SpoolRecord> records, long end) {}

  static byte[] encode(ByteString spoolId, SpoolRecord record) {
    int rest = SPOOL_ID_BYTES + 4 + record.counters().size() + record.report().getSerializedSize();
    if (rest > MAXIMUM_REST_BYTES) {
      throw new IllegalArgumentException("a record of " + rest + " bytes is too large to keep");
    }
    ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + rest);
    frame.putInt(MARK).putInt(rest).putInt(0);
    spoolId.copyTo(frame);
    frame.putInt(record.counters().size());
    record.counters().copyTo(frame);
    frame.put(record.report().toByteArray());
    frame.putInt(8, checksum(frame.array(), 0, rest));
    return frame.array();
  }

  /** Reads all that can be trusted; never fails. */
  static Contents decode(ByteString spoolId, byte[] segment) {
    List<SpoolRecord> records = new ArrayList<>();
    long last = 0;
    int end = 0;
    int at = 0;
    while (at + HEADER_BYTES <= segment.length) {
      int rest = wholeRecordAt(segment, at);
      if (rest < 0) {
        at++;
        continue;
      }
      SpoolRecord record = parse(spoolId, segment, at + HEADER_BYTES, rest);
      if (record != null && record.report().getNumber() > last) {
        records.add(record);
        last = record.report().getNumber();
      }
      at += HEADER_BYTES + rest;
      end = at;
    }
    return new Contents(records, end);
  }

  /** The spool id of the last whole record, or an empty string. */
  static ByteString lastSpoolId(byte[] segment) {
    ByteString found = ByteString.EMPTY;
    int at = 0;
    while (at + HEADER_BYTES <= segment.length) {
      int rest = wholeRecordAt(segment, at);
      if (rest < 0) {
        at++;
      } else {
        found = ByteString.copyFrom(segment, at + HEADER_BYTES, SPOOL_ID_BYTES);
        at += HEADER_BYTES + rest;
      }
    }
    return found;
  }

  /** Length of the rest of the whole record that starts here, or -1. */
  private static int wholeRecordAt(byte[] segment, int at) {
    ByteBuffer buffer = ByteBuffer.wrap(segment);
    if (buffer.getInt(at) != MARK) {
      return -1;
    }
    int rest = buffer.getInt(at + 4);
    if (rest < SPOOL_ID_BYTES + 4
        || rest > MAXIMUM_REST_BYTES
        || rest > buffer.limit() - at - HEADER_BYTES) {
      return -1;
    }
    return buffer.getInt(at + 8) == checksum(segment, at, rest) ? rest : -1;
  }

  private static @Nullable SpoolRecord parse(
      ByteString spoolId, byte[] segment, int start, int length) {
    ByteString rest = ByteString.copyFrom(segment, start, length);
    int counters = rest.substring(SPOOL_ID_BYTES).asReadOnlyByteBuffer().getInt();
    int body = SPOOL_ID_BYTES + 4 + counters;
    if (!rest.substring(0, SPOOL_ID_BYTES).equals(spoolId)
        || counters < 0
        || counters > length - SPOOL_ID_BYTES - 4) {
      return null;
    }
    try {
      return new SpoolRecord(
          Report.parseFrom(rest.substring(body)), rest.substring(SPOOL_ID_BYTES + 4, body));
    } catch (InvalidProtocolBufferException foreign) {
      return null;
    }
  }

  private static int checksum(byte[] bytes, int frameStart, int rest) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, frameStart + 4, 4);
    checksum.update(bytes, frameStart + HEADER_BYTES, rest);
    return (int) checksum.getValue();
  }
}
