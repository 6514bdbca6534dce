package fr.regain.agent.samples.spool;

import java.security.SecureRandom;

/** Breaks the rule on randomness. */
public final class DrawsAtRandom {
  private DrawsAtRandom() {}

  public static int bad() {
    return new SecureRandom().nextInt();
  }
}
