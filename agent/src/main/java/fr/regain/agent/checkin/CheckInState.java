package fr.regain.agent.checkin;

import fr.regain.agent.message.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the agent remembers between two wakes, beside its identity and its spool. All of it may be
 * lost: the agent then talks once too early and sends its inventory once too often.
 *
 * @param slot when to talk next; absent means now
 * @param failures in a row
 * @param knownInventory SHA-256 in hexadecimal of the inventory that the console holds, after the
 *     device's id and a colon
 * @param last how the last talk ended
 * @param stopped why the agent no longer talks under its identity
 * @param clockOffset wall clock of the device minus the console's, at the last talk
 */
record CheckInState(
    Optional<Slot> slot,
    int failures,
    Optional<String> knownInventory,
    Optional<Ending> last,
    Optional<Stop> stopped,
    Optional<Duration> clockOffset) {

  static final CheckInState EMPTY =
      new CheckInState(
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * The end of a talk.
   *
   * @param at by the wall clock
   * @param code "ok", or that of the problem
   */
  record Ending(Instant at, String code, Text text) {
    static final String OK = "ok";
  }

  /**
   * A refusal for good.
   *
   * @param serial of the certificate that was refused, in hexadecimal
   * @param code of the console
   */
  record Stop(String serial, String code, String text) {}

  CheckInState withSlot(Slot changed) {
    return new CheckInState(
        Optional.of(changed), failures, knownInventory, last, stopped, clockOffset);
  }

  CheckInState withKnownInventory(Optional<String> changed) {
    return new CheckInState(slot, failures, changed, last, stopped, clockOffset);
  }

  CheckInState withStop(Stop changed) {
    return new CheckInState(
        slot, failures, knownInventory, last, Optional.of(changed), clockOffset);
  }

  CheckInState withClockOffset(Duration changed) {
    return new CheckInState(slot, failures, knownInventory, last, stopped, Optional.of(changed));
  }

  CheckInState ended(Slot next, int failuresInARow, Ending ending) {
    return new CheckInState(
        Optional.of(next),
        failuresInARow,
        knownInventory,
        Optional.of(ending),
        stopped,
        clockOffset);
  }

  /** The state of a device that has just got another identity. */
  CheckInState renamed() {
    return new CheckInState(slot, 0, Optional.empty(), last, Optional.empty(), clockOffset);
  }
}
