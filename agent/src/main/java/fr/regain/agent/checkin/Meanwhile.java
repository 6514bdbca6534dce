package fr.regain.agent.checkin;

import fr.regain.agent.host.MonotonicClock;
import java.time.Duration;

/** Does something every few seconds, however often it is called; not for two threads at once. */
final class Meanwhile implements Runnable {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final MonotonicClock clock;
  private final Runnable work;
  private long next;

  Meanwhile(MonotonicClock clock, Runnable work) {
    this.clock = clock;
    this.work = work;
    this.next = clock.nanos() + EVERY.toNanos();
  }

  @Override
  public void run() {
    if (clock.nanos() - next >= 0) {
      work.run();
      next = clock.nanos() + EVERY.toNanos();
    }
  }
}
