package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.SignedLease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A lease that was verified when it came, and what became of it.
 *
 * @param signed as it came
 * @param lease what it says
 * @param stage how far it is
 * @param failures processes in a row that were killed or failed
 * @param dropped whether the console has withdrawn it and is still to be told that it is gone
 * @param answers of the people at the device, in the order in which they came
 * @param announced a report on its way into the spool
 */
record HeldLease(
    SignedLease signed,
    Lease lease,
    Stage stage,
    int failures,
    boolean dropped,
    List<Answer> answers,
    Optional<Announced> announced) {

  HeldLease {
    answers = List.copyOf(answers);
  }

  /**
   * One answer that was taken.
   *
   * @param account whose, as the system numbers it; never leaves the device
   * @param entry name of the file that it came in
   */
  record Answer(String account, String entry, LeaseStep step) {}

  /**
   * A report that is in the spool under that number, or is still to be appended.
   *
   * @param spool id of the spool
   */
  record Announced(ByteString spool, long number, LeaseReport report) {}

  static HeldLease received(SignedLease signed, Lease lease, Stage stage) {
    return new HeldLease(signed, lease, stage, 0, false, List.of(), Optional.empty());
  }

  /** Names it in files and on command lines: its id in hexadecimal. */
  String name() {
    return name(lease.getId());
  }

  static String name(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  boolean isOpen() {
    return stage != Stage.ENDED;
  }

  Instant expiry() {
    return Instant.ofEpochMilli(lease.getExpiresAtMillis());
  }

  HeldLease at(Stage changed) {
    return new HeldLease(signed, lease, changed, failures, dropped, answers, announced);
  }

  HeldLease withFailures(int changed) {
    return new HeldLease(signed, lease, stage, changed, dropped, answers, announced);
  }

  HeldLease withDropped(boolean changed) {
    return new HeldLease(signed, lease, stage, failures, changed, answers, announced);
  }

  HeldLease with(Answer answer) {
    List<Answer> more = new ArrayList<>(answers);
    more.add(answer);
    return new HeldLease(signed, lease, stage, failures, dropped, more, announced);
  }

  HeldLease announcing(Optional<Announced> changed) {
    return new HeldLease(signed, lease, stage, failures, dropped, answers, changed);
  }
}
