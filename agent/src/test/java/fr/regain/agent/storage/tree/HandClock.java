package fr.regain.agent.storage.tree;

import fr.regain.agent.host.MonotonicClock;
import java.time.Duration;

/** Time that passes only while somebody waits, or by hand. */
public final class HandClock implements MonotonicClock {
  private volatile long now = 17;
  private Duration longestWait = Duration.ZERO;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    now += duration.toNanos();
    longestWait = longestWait.compareTo(duration) < 0 ? duration : longestWait;
  }

  /** The longest of all waits so far. */
  synchronized Duration longestWait() {
    return longestWait;
  }
}
