package fr.regain.console.enrolment;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Bounds how often one address may ask to enrol: the only call that anyone may make, and one that
 * costs the console two signatures.
 *
 * <p>Each address may burst to {@value #BURST}, a large school that is set up in one go, and then
 * gets one more every {@value #INTERVAL_MILLIS} ms (the generic cell rate algorithm: one moment for
 * each address says it all). Memory is bounded: the address that has been quiet for longest is
 * forgotten first.
 */
@Singleton
final class EnrolRate {
  static final int BURST = 1_000;
  static final int INTERVAL_MILLIS = 200;
  private static final int MOST_ADDRESSES = 20_000;

  private final Clock clock;
  // When the address would have been idle again, had it asked at the steady rate.
  private final SequencedMap<String, Long> idleAt = new LinkedHashMap<>(16, 0.75f, true);

  EnrolRate(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts one request.
   *
   * @throws Problem {@link ProblemCode#TOO_MANY_REQUESTS} when the address has asked too often
   */
  synchronized void count(String address) {
    long now = clock.millis();
    long next = Math.max(now, idleAt.getOrDefault(address, now)) + INTERVAL_MILLIS;
    if (next - now > (long) BURST * INTERVAL_MILLIS) {
      throw new Problem(ProblemCode.TOO_MANY_REQUESTS, "This address asks to enrol too often.");
    }
    idleAt.put(address, next);
    if (idleAt.size() > MOST_ADDRESSES) {
      idleAt.pollFirstEntry();
    }
  }
}
