package fr.regain.console.checkin;

import fr.regain.console.lease.LeaseAnswer;
import fr.regain.console.platform.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a check-in. */
sealed interface Verdict {
  /** It does not count, and the device is told why. */
  record Refused(Problem problem) implements Verdict {}

  /**
   * It counts.
   *
   * @param before how far the device's reports had come, or null at its first check-in
   * @param after how far they have come now
   * @param fresh the reports that it brings for the first time
   * @param nextAt when the device is due again
   * @param resendInventory whether the console lacks the inventory that the device speaks of
   * @param renewCertificate whether the certificate is past two thirds of its life
   * @param leases what the device is told of leases
   */
  record Accepted(
      CheckIn checkIn,
      @Nullable Progress before,
      Progress after,
      List<ReceivedReport> fresh,
      Instant nextAt,
      boolean resendInventory,
      boolean renewCertificate,
      LeaseAnswer leases)
      implements Verdict {

    /**
     * Counts what the check-in brings, and nothing that came before.
     *
     * @param pastSpoolMark how far the request's spool had come when the device last used another
     * @param recognition by what the caller was found to be the device
     * @param nextAt when the device is due again
     */
    static Accepted of(
        CheckIn checkIn,
        @Nullable Progress before,
        long pastSpoolMark,
        Recognition recognition,
        Instant nextAt) {
      long mark =
          before != null && before.spoolId().equals(checkIn.spoolId())
              ? before.receivedThrough()
              : pastSpoolMark;
      List<ReceivedReport> fresh = checkIn.reportsAfter(mark);
      String known = before == null ? null : before.inventoryDigest();
      String digest = checkIn.request().hasInventory() ? checkIn.inventoryDigest() : known;
      PastCheckIns history = before == null ? PastCheckIns.NONE : before.history();
      return new Accepted(
          checkIn,
          before,
          new Progress(
              checkIn.spoolId(),
              fresh.isEmpty() ? mark : fresh.getLast().report().getNumber(),
              (before == null ? 0 : before.receivedReports()) + fresh.size(),
              digest,
              checkIn.receivedAt(),
              checkIn.request().getAgentVersion(),
              history.plus(
                  new CheckInHistory.Past(
                      checkIn.receivedAt(), fresh.size(), checkIn.request().getSerializedSize())),
              recognition),
          fresh,
          nextAt,
          !checkIn.inventoryDigest().equals(digest),
          checkIn.receivedAt().isAfter(recognition.renewAt()),
          LeaseAnswer.NOTHING);
    }

    /** Whether the day or the agent's version is another than at the last check-in. */
    boolean isNewContact() {
      return before == null
          || !before.agentVersion().equals(after.agentVersion())
          || !day(before).equals(day(after));
    }

    private static Instant day(Progress progress) {
      return progress.lastAt().truncatedTo(ChronoUnit.DAYS);
    }

    /** The same, for a device of which an earlier check-in is written together with this one. */
    Accepted startingFrom(@Nullable Progress earlier) {
      return new Accepted(
          checkIn, earlier, after, fresh, nextAt, resendInventory, renewCertificate, leases);
    }

    /** The same, with what the device is told of leases. */
    Accepted telling(LeaseAnswer answer) {
      return new Accepted(
          checkIn, before, after, fresh, nextAt, resendInventory, renewCertificate, answer);
    }
  }
}
