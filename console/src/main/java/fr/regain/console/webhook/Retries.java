package fr.regain.console.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How often a delivery is attempted, and when: for about a day, ever more rarely. */
final class Retries {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(8),
          Duration.ofHours(8));

  /** Attempts in all. */
  static final int MOST = PAUSES.size() + 1;

  // A fifth more or less: what failed together does not come back together.
  private static final double LEAST = 0.8;
  private static final double GREATEST = 1.2;

  private Retries() {}

  /** The pause after that many attempts; empty: there were enough. */
  static Optional<Duration> pause(int attempts, RandomGenerator random) {
    if (attempts >= MOST) {
      return Optional.empty();
    }
    double millis = PAUSES.get(attempts - 1).toMillis() * random.nextDouble(LEAST, GREATEST);
    return Optional.of(Duration.ofMillis(Math.round(millis)));
  }
}
