package fr.regain.console.checkin;

import fr.regain.console.checkin.CheckInHistory.Past;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device's last check-ins in the form in which its row keeps them: lines of fixed width, the
 * newest first. A table of them would get a line and entries of indexes at each check-in.
 */
public final class PastCheckIns {
  /** Before the first one. */
  public static final PastCheckIns NONE = new PastCheckIns(new byte[0]);

  private static final int LINE_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;

  private final byte[] lines;

  private PastCheckIns(byte[] lines) {
    this.lines = lines;
  }

  /** Those that a row keeps; null stands for none. */
  static PastCheckIns kept(byte @Nullable [] lines) {
    return lines == null ? NONE : new PastCheckIns(lines);
  }

  /** These and a newer one, of which the last {@value CheckInHistory#SHOWN} stay. */
  public PastCheckIns plus(Past newest) {
    int count = Math.min(CheckInHistory.SHOWN, 1 + lines.length / LINE_BYTES);
    return new PastCheckIns(
        ByteBuffer.allocate(count * LINE_BYTES)
            .putLong(newest.at().toEpochMilli())
            .putInt(newest.reports())
            .putInt(newest.requestBytes())
            .put(lines, 0, (count - 1) * LINE_BYTES)
            .array());
  }

  /** What a row keeps. */
  public byte[] lines() {
    return lines.clone();
  }

  /** One by one, the newest first. */
  List<Past> newestFirst() {
    List<Past> past = new ArrayList<>();
    ByteBuffer unread = ByteBuffer.wrap(lines);
    while (unread.remaining() >= LINE_BYTES) {
      past.add(new Past(Instant.ofEpochMilli(unread.getLong()), unread.getInt(), unread.getInt()));
    }
    return past;
  }
}
