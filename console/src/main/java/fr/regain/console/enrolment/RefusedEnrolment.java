package fr.regain.console.enrolment;

import java.time.Instant;

/**
 * Enrolments that were refused for one cause.
 *
 * @param cause code of a {@link fr.regain.console.platform.ProblemCode}
 * @param token name of the token that was shown; empty: none that this console knows
 * @param refusals how many they were
 * @param lastAt when the last one was
 * @param lastAddress where that one came from, see {@link fr.regain.console.gateway.PeerAddress}
 */
public record RefusedEnrolment(
    String cause, String token, long refusals, Instant lastAt, String lastAddress) {
  /** Both together; they are about the same cause and token. */
  RefusedEnrolment plus(RefusedEnrolment other) {
    RefusedEnrolment last = other.lastAt.isBefore(lastAt) ? this : other;
    return new RefusedEnrolment(
        cause, token, refusals + other.refusals, last.lastAt, last.lastAddress);
  }
}
