package fr.regain.agent.energy;

import fr.regain.agent.host.PowerReading;
import fr.regain.agent.host.PowerReading.BatteryCharge;
import fr.regain.agent.host.PowerReading.EnergyCounter;
import fr.regain.v1.EnergyScope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * How a reading is kept until the next sample: version, fields in the order of the record, CRC-32C
 * of all before it. Counters of a future version, cut short or changed in any bit read as absent.
 */
final class Counters {
  private static final int VERSION = 2;
  private static final int MAXIMUM_BYTES = 16 << 10;
  private static final int MAXIMUM_COUNTERS = 64;
  private static final int CHECKSUM_BYTES = Integer.BYTES;

  private Counters() {}

  static byte[] encode(PowerReading reading) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(reading.bootId());
      out.writeLong(reading.secondsSinceBoot());
      out.writeLong(reading.totalTicks());
      out.writeLong(reading.busyTicks());
      out.writeInt(reading.ticksPerSecond());
      out.writeInt(reading.logicalProcessors());
      List<EnergyCounter> counters =
          reading.energyCounters().stream().limit(MAXIMUM_COUNTERS).toList();
      out.writeInt(counters.size());
      for (EnergyCounter counter : counters) {
        write(out, counter);
      }
      out.writeBoolean(reading.battery().isPresent());
      if (reading.battery().isPresent()) {
        write(out, reading.battery().get());
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  static Optional<PowerReading> decode(byte[] bytes) {
    int end = bytes.length - CHECKSUM_BYTES;
    if (end < 1
        || bytes.length > MAXIMUM_BYTES
        || bytes[0] != VERSION
        || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
      in.readByte();
      return Optional.of(
          new PowerReading(
              in.readUTF(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readInt(),
              in.readInt(),
              readCounters(in),
              in.readBoolean() ? Optional.of(readBattery(in)) : Optional.empty()));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  private static void write(DataOutputStream out, EnergyCounter counter) throws IOException {
    out.writeUTF(counter.id());
    out.writeInt(counter.scope().getNumber());
    out.writeLong(counter.microjoules());
    out.writeLong(counter.rangeMicrojoules());
    out.writeDouble(counter.maximumWatts().orElse(Double.NaN));
  }

  private static void write(DataOutputStream out, BatteryCharge battery) throws IOException {
    out.writeBoolean(battery.discharging());
    out.writeBoolean(battery.remainingMilliwattHours().isPresent());
    out.writeLong(battery.remainingMilliwattHours().orElse(0));
  }

  private static BatteryCharge readBattery(DataInputStream in) throws IOException {
    boolean discharging = in.readBoolean();
    boolean tells = in.readBoolean();
    long remaining = in.readLong();
    return new BatteryCharge(
        discharging, tells ? OptionalLong.of(remaining) : OptionalLong.empty());
  }

  private static List<EnergyCounter> readCounters(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAXIMUM_COUNTERS) {
      throw new IOException("Not a number of counters: " + count);
    }
    List<EnergyCounter> counters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = in.readUTF();
      EnergyScope scope = EnergyScope.forNumber(in.readInt());
      long value = in.readLong();
      long range = in.readLong();
      double watts = in.readDouble();
      if (scope == null) {
        throw new IOException("Not a scope");
      }
      counters.add(
          new EnergyCounter(
              id,
              scope,
              value,
              range,
              Double.isNaN(watts) ? OptionalDouble.empty() : OptionalDouble.of(watts)));
    }
    return counters;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
