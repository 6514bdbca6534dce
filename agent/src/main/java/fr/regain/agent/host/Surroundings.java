package fr.regain.agent.host;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What a process finds outside itself and a test wants to choose.
 *
 * @param clock the wall clock, which people and pupils may set wrong
 * @param uptime the clock that nobody can set
 * @param randomness makes what {@link #random} returns; the first takes a while
 */
public record Surroundings(Clock clock, Uptime uptime, Supplier<SecureRandom> randomness) {

  /** Those of the running system. */
  public static Surroundings ofThisSystem() {
    return new Surroundings(Clock.systemUTC(), Uptime.ofThisSystem(), SecureRandom::new);
  }

  /** For identities, keys and jitter. */
  public SecureRandom random() {
    return randomness.get();
  }
}
