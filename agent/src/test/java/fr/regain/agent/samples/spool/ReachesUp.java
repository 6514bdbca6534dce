package fr.regain.agent.samples.spool;

import fr.regain.agent.samples.checkin.ReadsAClock;
import java.time.Instant;

/** Breaks the order of the packages. */
public final class ReachesUp {
  private ReachesUp() {}

  public static Instant bad() {
    return ReadsAClock.bad();
  }
}
