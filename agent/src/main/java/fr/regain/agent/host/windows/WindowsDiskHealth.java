package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import fr.regain.agent.host.AtaCounters;
import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.DiskHealthAnswer.Reason;
import fr.regain.agent.host.DiskHealthAnswer.Told;
import fr.regain.agent.host.DiskHealthAnswer.Untold;
import fr.regain.v1.DiskHealth;
import fr.regain.v1.DiskHealthSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Asks disks through their class driver. NVMe: the health log (NVMe base specification, log page
 * 2). ATA and SATA: failure prediction, to which the driver adds the disk's own SMART data; unlike
 * commands passed through to the disk, it needs no right to write to it.
 */
final class WindowsDiskHealth {
  private static final int BUS_ATA = 0x03;
  private static final int BUS_SATA = 0x0b;
  private static final int BUS_NVME = 0x11;

  private static final int PREDICT_FAILURE = 0x2D1100;
  private static final int PREDICTION_BYTES = 4;
  private static final int SMART_BYTES = 512;

  private static final int QUERY_PROPERTY = 0x2D1400;
  private static final int DEVICE_PROTOCOL_PROPERTY = 50;
  private static final int PROTOCOL_NVME = 3;
  private static final int LOG_PAGE = 2;
  private static final int HEALTH_LOG = 2;
  private static final int PROTOCOL_QUERY_BYTES = 8;
  private static final int PROTOCOL_DATA_BYTES = 40;
  private static final int PROTOCOL_DATA_OFFSET = 16;
  private static final int HEALTH_LOG_BYTES = 512;

  private static final int ATTRIBUTES = 30;
  private static final int FIRST_ATTRIBUTE = 2;
  private static final int ATTRIBUTE_BYTES = 12;
  private static final int POWER_ON_HOURS = 9;

  /** Some makers keep minutes in the upper bits of the hours. */
  private static final long TWENTY_FOUR_BITS = 0xffffff;

  /** Older than any disk: a maker that counts other units than hours. */
  private static final long MOST_HOURS = 200_000;

  private WindowsDiskHealth() {}

  static DiskHealthAnswer ask(WindowsDevice device, int bus) {
    if (device.asleep()) {
      return new Untold(Reason.ASLEEP);
    }
    return switch (bus) {
      case BUS_NVME -> askNvme(device);
      case BUS_ATA, BUS_SATA -> askAta(device);
      default -> new Untold(Reason.UNSUPPORTED);
    };
  }

  private static DiskHealthAnswer askNvme(WindowsDevice device) {
    int[] question =
        new int[(PROTOCOL_QUERY_BYTES + PROTOCOL_DATA_BYTES + HEALTH_LOG_BYTES) / Integer.BYTES];
    question[0] = DEVICE_PROTOCOL_PROPERTY;
    question[2] = PROTOCOL_NVME;
    question[3] = LOG_PAGE;
    question[4] = HEALTH_LOG;
    question[6] = PROTOCOL_DATA_BYTES;
    question[7] = HEALTH_LOG_BYTES;
    return device
        .control(QUERY_PROPERTY, question, PROTOCOL_QUERY_BYTES + PROTOCOL_DATA_BYTES)
        .map(answer -> nvme(answer.toArray(JAVA_BYTE)))
        .orElseGet(() -> new Untold(Reason.NO_ANSWER));
  }

  /** Reads a STORAGE_PROTOCOL_DATA_DESCRIPTOR with the health log behind it. */
  static DiskHealthAnswer nvme(byte[] answer) {
    ByteBuffer bytes = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    int offset = PROTOCOL_QUERY_BYTES + bytes.getInt(PROTOCOL_QUERY_BYTES + PROTOCOL_DATA_OFFSET);
    int length = bytes.getInt(PROTOCOL_QUERY_BYTES + PROTOCOL_DATA_OFFSET + Integer.BYTES);
    if (offset < PROTOCOL_QUERY_BYTES + PROTOCOL_DATA_BYTES
        || length < HEALTH_LOG_BYTES
        || offset > answer.length - HEALTH_LOG_BYTES) {
      return new Untold(Reason.NO_ANSWER);
    }
    ByteBuffer log = bytes.slice(offset, HEALTH_LOG_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    DiskHealth.Builder health =
        told()
            .setPassed(log.get(0) == 0)
            .setAvailableSparePercent(log.get(3) & 0xff)
            .setAvailableSpareThresholdPercent(log.get(4) & 0xff)
            .setPercentageUsed(log.get(5) & 0xff);
    // Counters of 128 bits; none of them comes near 63.
    if (log.getLong(136) == 0 && log.getLong(128) >= 0) {
      health.setPowerOnHours(log.getLong(128));
    }
    if (log.getLong(168) == 0 && log.getLong(160) >= 0) {
      health.setMediaErrors(log.getLong(160));
    }
    return new Told(health.build());
  }

  private static DiskHealthAnswer askAta(WindowsDevice device) {
    return device
        .control(PREDICT_FAILURE, PREDICTION_BYTES + SMART_BYTES)
        .map(answer -> ata(answer.asSlice(0, PREDICTION_BYTES + SMART_BYTES).toArray(JAVA_BYTE)))
        .orElseGet(() -> new Untold(Reason.NO_ANSWER));
  }

  /**
   * Reads a STORAGE_PREDICT_FAILURE: the verdict, then the disk's SMART data, which count only when
   * their bytes add up.
   */
  static DiskHealthAnswer ata(byte[] answer) {
    ByteBuffer bytes = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    DiskHealth.Builder health = told().setPassed(bytes.getInt(0) == 0);
    ByteBuffer smart = bytes.slice(PREDICTION_BYTES, SMART_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (addsUp(smart)) {
      for (int i = 0; i < ATTRIBUTES; i++) {
        int at = FIRST_ATTRIBUTE + i * ATTRIBUTE_BYTES;
        int number = smart.get(at) & 0xff;
        long raw = (smart.getInt(at + 5) & 0xffffffffL) | (smart.getShort(at + 9) & 0xffffL) << 32;
        AtaCounters.put(health, number, raw);
        long hours = raw & TWENTY_FOUR_BITS;
        if (number == POWER_ON_HOURS && hours <= MOST_HOURS) {
          health.setPowerOnHours(hours);
        }
      }
    }
    return new Told(health.build());
  }

  private static boolean addsUp(ByteBuffer smart) {
    int sum = 0;
    boolean any = false;
    for (int i = 0; i < SMART_BYTES; i++) {
      sum += smart.get(i);
      any |= smart.get(i) != 0;
    }
    return any && (sum & 0xff) == 0;
  }

  private static DiskHealth.Builder told() {
    return DiskHealth.newBuilder().setSource(DiskHealthSource.DISK_HEALTH_SOURCE_WINDOWS);
  }
}
