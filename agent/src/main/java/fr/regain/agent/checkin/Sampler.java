package fr.regain.agent.checkin;

import com.google.protobuf.ByteString;
import fr.regain.agent.energy.Measurement;
import fr.regain.agent.spool.Spool;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import java.util.Optional;

/** Measures the device once and keeps the result. */
final class Sampler {
  private final DeviceReadings readings;
  private final boolean energy;

  /**
   * @param energy whether to measure energy and powered-on time
   */
  Sampler(DeviceReadings readings, boolean energy) {
    this.readings = readings;
    this.energy = energy;
  }

  /** The report that was kept; its energy counts from the counters of the one before. */
  Report sample(Spool spool) {
    Sample.Builder sample = Sample.newBuilder().addAllVolumes(readings.volumes());
    if (!energy) {
      return spool.append(sample.build(), ByteString.EMPTY);
    }
    Optional<byte[]> previous =
        spool
            .newest()
            .map(record -> record.counters().toByteArray())
            .filter(counters -> counters.length > 0);
    Measurement measured = readings.energy(previous);
    sample.setPoweredOnSeconds(measured.poweredOnSeconds()).addAllEnergy(measured.energy());
    return spool.append(sample.build(), ByteString.copyFrom(measured.counters()));
  }
}
