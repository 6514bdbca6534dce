package fr.regain.installer;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what no program announces. */
final class Eventually {
  private static final long PAUSE_NANOS = 20_000_000;

  private Eventually() {}

  /**
   * Looks again and again.
   *
   * @param what the condition says, for the failure when it does not come to hold
   */
  static void holds(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Program.PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("still not so: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
