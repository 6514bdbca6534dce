package fr.regain.console.checkin;

import fr.regain.console.gateway.PeerIdentity;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.Report;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * One check-in as it arrived: sound in form, not yet believed.
 *
 * @param peer who calls, by its certificate
 * @param request what it says; its limits hold
 * @param receivedAt when it arrived
 */
record CheckIn(PeerIdentity peer, CheckInRequest request, Instant receivedAt) {
  // Below this a clock is as good as clocks are; above it, times are corrected and people are told.
  private static final Duration TOLERATED_CLOCK_OFFSET = Duration.ofMinutes(2);

  UUID deviceId() {
    return peer.deviceId();
  }

  UUID spoolId() {
    ByteBuffer bytes = request.getSpoolId().asReadOnlyByteBuffer();
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** The digest of the device's inventory in hexadecimal. */
  String inventoryDigest() {
    return HexFormat.of().formatHex(request.getInventoryDigest().toByteArray());
  }

  /** The device's clock minus the console's. */
  Duration clockOffset() {
    return Duration.ofMillis(
        Math.subtractExact(request.getSentAtMillis(), receivedAt.toEpochMilli()));
  }

  /** The reports after the given number, with their times by the console's clock. */
  List<ReceivedReport> reportsAfter(long receivedThrough) {
    return request.getReportsList().stream()
        .filter(report -> report.getNumber() > receivedThrough)
        .map(report -> new ReceivedReport(deviceId(), takenAt(report), report))
        .toList();
  }

  private Instant takenAt(Report report) {
    Instant stated = Instant.ofEpochMilli(report.getTakenAtMillis());
    Duration offset = clockOffset();
    Instant corrected =
        offset.abs().compareTo(TOLERATED_CLOCK_OFFSET) > 0 ? stated.minus(offset) : stated;
    return corrected.isAfter(receivedAt) ? receivedAt : corrected;
  }
}
