package fr.regain.console.access;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Bounds how often one caller may call the API: a key, or an address that shows none that opens
 * anything; and how often an address may go out to the identity provider. Each may burst to {@value
 * #BURST} calls, and then gets one more every {@value #INTERVAL_MILLIS} ms. Each replica counts by
 * itself; the caller that has been quiet for longest is forgotten first.
 */
@Singleton
final class CallerRate {
  static final int BURST = 600;
  static final int INTERVAL_MILLIS = 50;
  private static final int MOST_CALLERS = 20_000;

  private final Clock clock;
  // When the caller would have been idle again, had it called at the steady rate.
  private final SequencedMap<String, Long> idleAt = new LinkedHashMap<>(16, 0.75f, true);

  CallerRate(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts one call.
   *
   * @throws Problem {@link ProblemCode#TOO_MANY_REQUESTS} when the caller has called too often
   */
  synchronized void count(String caller) {
    long now = clock.millis();
    long next = Math.max(now, idleAt.getOrDefault(caller, now)) + INTERVAL_MILLIS;
    if (next - now > (long) BURST * INTERVAL_MILLIS) {
      throw new Problem(
          ProblemCode.TOO_MANY_REQUESTS,
          "This caller calls too often: at most "
              + BURST
              + " calls in a row, then one every "
              + INTERVAL_MILLIS
              + " ms. Wait a second, and call more slowly.");
    }
    idleAt.put(caller, next);
    if (idleAt.size() > MOST_CALLERS) {
      idleAt.pollFirstEntry();
    }
  }
}
