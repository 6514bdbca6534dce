package fr.regain.agent.samples.checkin;

import java.time.Instant;

/** Breaks the rule on clocks. */
public final class ReadsAClock {
  private ReadsAClock() {}

  public static Instant bad() {
    return Instant.now();
  }
}
