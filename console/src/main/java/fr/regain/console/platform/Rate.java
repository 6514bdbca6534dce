package fr.regain.console.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Bounds how often each caller may do something: so often in a row, and then once in each interval
 * (the generic cell rate algorithm: one moment for each caller says it all). Each replica counts by
 * itself. Memory is bounded: the caller that has been quiet for longest is forgotten first.
 */
public final class Rate {
  private static final int MOST_CALLERS = 20_000;

  private final int burst;
  private final long intervalMillis;
  private final Clock clock;
  // When the caller would have been idle again, had it called at the steady rate.
  private final SequencedMap<String, Long> idleAt = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Nobody has called yet.
   *
   * @param burst how often in a row
   * @param interval after which there is one more
   */
  public Rate(int burst, Duration interval, Clock clock) {
    this.burst = burst;
    this.intervalMillis = interval.toMillis();
    this.clock = clock;
  }

  /**
   * Counts one call.
   *
   * @throws Problem {@link ProblemCode#TOO_MANY_REQUESTS} when the caller has called too often
   */
  public synchronized void count(String caller) {
    idleAt.put(caller, next(caller));
    if (idleAt.size() > MOST_CALLERS) {
      idleAt.pollFirstEntry();
    }
  }

  /**
   * Counts nothing, for work that is to be spared where the call would be refused.
   *
   * @throws Problem {@link ProblemCode#TOO_MANY_REQUESTS} when the caller has called too often
   */
  public synchronized void check(String caller) {
    next(caller);
  }

  /** Whether the caller has called, and was not forgotten since. */
  public synchronized boolean remembers(String caller) {
    return idleAt.containsKey(caller);
  }

  private long next(String caller) {
    long now = clock.millis();
    long next = Math.max(now, idleAt.getOrDefault(caller, now)) + intervalMillis;
    if (next - now > burst * intervalMillis) {
      throw new Problem(
          ProblemCode.TOO_MANY_REQUESTS,
          "This caller calls too often: at most "
              + burst
              + " calls in a row, then one every "
              + intervalMillis
              + " ms. Wait a second, and call more slowly.");
    }
    return next;
  }
}
