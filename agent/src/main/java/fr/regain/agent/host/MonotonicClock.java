package fr.regain.agent.host;

import java.time.Duration;

/** Time that only goes forward, for intervals; unlike the wall clock, nobody can set it. */
public interface MonotonicClock {
  /** Nanoseconds since an arbitrary moment of this process. */
  long nanos();

  /** Waits; returns early when the thread is interrupted, which stays so. */
  void sleep(Duration duration);

  /** The clock of this machine. */
  static MonotonicClock ofThisMachine() {
    return new MonotonicClock() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
