package fr.regain.console.checkin;

import fr.regain.console.enrolment.CertificateState;
import fr.regain.console.lease.LeaseAnswer;
import fr.regain.console.platform.Problem;
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
   * @param resendInventory whether the console lacks the inventory that the device speaks of
   * @param renewCertificate whether the certificate is past two thirds of its life
   * @param leases what the device is told of leases
   */
  record Accepted(
      CheckIn checkIn,
      @Nullable Progress before,
      Progress after,
      List<ReceivedReport> fresh,
      boolean resendInventory,
      boolean renewCertificate,
      LeaseAnswer leases)
      implements Verdict {

    /**
     * Counts what the check-in brings, and nothing that came before.
     *
     * @param pastSpoolMark how far the request's spool had come when the device last used another
     */
    static Accepted of(
        CheckIn checkIn,
        @Nullable Progress before,
        long pastSpoolMark,
        CertificateState certificate) {
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
              history.plus(
                  new CheckInHistory.Past(
                      checkIn.receivedAt(), fresh.size(), checkIn.request().getSerializedSize()))),
          fresh,
          !checkIn.inventoryDigest().equals(digest),
          certificate.isDueForRenewal(checkIn.receivedAt()),
          LeaseAnswer.NOTHING);
    }

    /** The same, for a device of which an earlier check-in is written together with this one. */
    Accepted startingFrom(@Nullable Progress earlier) {
      return new Accepted(
          checkIn, earlier, after, fresh, resendInventory, renewCertificate, leases);
    }

    /** The same, with what the device is told of leases. */
    Accepted telling(LeaseAnswer answer) {
      return new Accepted(checkIn, before, after, fresh, resendInventory, renewCertificate, answer);
    }
  }
}
