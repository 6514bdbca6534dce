package fr.regain.agent.host;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * What a process finds outside itself and a test wants to choose.
 *
 * @param clock the wall clock, which people and pupils may set wrong
 * @param uptime the clock that nobody can set
 * @param random for identities, keys and jitter
 */
public record Surroundings(Clock clock, Uptime uptime, SecureRandom random) {

  /** Those of the running system. */
  public static Surroundings ofThisSystem() {
    return new Surroundings(Clock.systemUTC(), Uptime.ofThisSystem(), new SecureRandom());
  }
}
