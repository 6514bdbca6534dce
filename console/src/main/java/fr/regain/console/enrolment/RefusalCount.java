package fr.regain.console.enrolment;

import java.time.Instant;

/**
 * How many enrolments were refused.
 *
 * @param refusals how many
 * @param lastAt when the last one was
 * @param lastAddress where that one came from
 */
record RefusalCount(long refusals, Instant lastAt, String lastAddress) {
  /** Both together. */
  RefusalCount plus(RefusalCount other) {
    RefusalCount last = other.lastAt.isBefore(lastAt) ? this : other;
    return new RefusalCount(refusals + other.refusals, last.lastAt, last.lastAddress);
  }
}
