package fr.regain.console.checkin;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.Health;
import fr.regain.v1.Report;
import fr.regain.v1.Sample;
import fr.regain.v1.Volume;
import java.time.Duration;
import java.time.Instant;

/**
 * The limits that {@code checkin.proto} states, held against a request before anything is done with
 * it.
 */
final class CheckInForm {
  private static final int LOWEST_PROTOCOL_LEVEL = 1;
  private static final int HIGHEST_PROTOCOL_LEVEL = 2;
  private static final int DIGEST_BYTES = 32;
  private static final int SPOOL_ID_BYTES = 16;
  private static final int REPORTS = 500;
  private static final int VOLUMES = 64;
  private static final int ENERGY_FIGURES = 4;
  private static final int HEALTH_CONDITIONS = 16;
  private static final int NAME_LENGTH = 255;
  private static final long SAMPLE_SECONDS = Duration.ofDays(31).toSeconds();
  // No clock is so wrong that times beyond these need to be told apart; they keep all arithmetic in
  // range.
  private static final long EARLIEST_MILLIS = Instant.parse("1970-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST_MILLIS = Instant.parse("9999-01-01T00:00:00Z").toEpochMilli();

  private CheckInForm() {}

  /**
   * Accepts a request that keeps every limit.
   *
   * @throws Problem that names the first field that does not
   */
  static void check(CheckInRequest request) {
    int level = request.getProtocolLevel();
    if (level < LOWEST_PROTOCOL_LEVEL || level > HIGHEST_PROTOCOL_LEVEL) {
      throw new Problem(
          ProblemCode.PROTOCOL_UNKNOWN,
          "This console speaks protocol levels "
              + LOWEST_PROTOCOL_LEVEL
              + " to "
              + HIGHEST_PROTOCOL_LEVEL
              + ", and the agent level "
              + level
              + ". Update the older of the two.");
    }
    require(isText(request.getAgentVersion(), 64), "agent_version");
    require(inRange(request.getSentAtMillis()), "sent_at_millis");
    require(request.hasFacts(), "facts");
    require(request.getInventoryDigest().size() == DIGEST_BYTES, "inventory_digest");
    require(request.getSpoolId().size() == SPOOL_ID_BYTES, "spool_id");
    require(request.getSpoolLostReports() >= 0, "spool_lost_reports");
    require(request.getReportsCount() <= REPORTS, "reports");
    require(request.getHealthCount() <= HEALTH_CONDITIONS, "health");
    LeaseForm.check(request);
    for (Health condition : request.getHealthList()) {
      require(
          !condition.getCode().isEmpty()
              && isText(condition.getCode(), 64)
              && isText(condition.getText(), 500),
          "health");
    }
    long previous = 0;
    for (Report report : request.getReportsList()) {
      require(report.getNumber() > previous, "reports.number");
      require(inRange(report.getTakenAtMillis()), "reports.taken_at_millis");
      previous = report.getNumber();
      if (report.hasSample()) {
        checkSample(report.getSample());
      } else if (report.hasLease()) {
        LeaseForm.check(report.getLease());
      }
    }
  }

  private static void checkSample(Sample sample) {
    require(sample.getVolumesCount() <= VOLUMES, "sample.volumes");
    for (Volume volume : sample.getVolumesList()) {
      require(isName(volume.getId()) && isName(volume.getMountPoint()), "volume.id");
      require(volume.getLabel().length() <= NAME_LENGTH, "volume.label");
      require(volume.getFileSystem().length() <= 64, "volume.file_system");
      require(
          volume.getCapacityBytes() >= 0
              && volume.getUsedBytes() >= 0
              && volume.getAvailableBytes() >= 0,
          "volume.capacity_bytes");
    }
    require(
        Integer.toUnsignedLong(sample.getPoweredOnSeconds()) <= SAMPLE_SECONDS,
        "sample.powered_on_seconds");
    require(sample.getEnergyCount() <= ENERGY_FIGURES, "sample.energy");
    sample
        .getEnergyList()
        .forEach(
            energy ->
                require(
                    isAmount(energy.getJoules())
                        && isAmount(energy.getLowJoules())
                        && isAmount(energy.getHighJoules())
                        && Integer.toUnsignedLong(energy.getSeconds()) <= SAMPLE_SECONDS,
                    "sample.energy"));
  }

  private static boolean inRange(long millis) {
    return millis >= EARLIEST_MILLIS && millis < LATEST_MILLIS;
  }

  /** No U+0000 either, which not every database keeps. */
  static boolean isText(String text, int longest) {
    return text.length() <= longest && text.indexOf(0) < 0;
  }

  private static boolean isName(String text) {
    return !text.isEmpty() && text.length() <= NAME_LENGTH;
  }

  private static boolean isAmount(double value) {
    return Double.isFinite(value) && value >= 0;
  }

  static void require(boolean holds, String field) {
    if (!holds) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "The field " + field + " is missing or breaks its limit. Update the agent.");
    }
  }
}
