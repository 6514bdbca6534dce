package fr.regain.agent.samples.connection;

import fr.regain.agent.samples.checkin.ReadsAClock;
import java.time.Instant;

/** Breaks the order of the packages. */
public final class ReachesUpToCheckIn {
  private ReachesUpToCheckIn() {}

  public static Instant bad() {
    return ReadsAClock.bad();
  }
}
