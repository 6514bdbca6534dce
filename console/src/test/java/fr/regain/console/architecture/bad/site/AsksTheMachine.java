package fr.regain.console.architecture.bad.site;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Breaks the rule: time and chance are given, never taken. */
final class AsksTheMachine {
  private AsksTheMachine() {}

  static String all() {
    return Instant.now()
        + " "
        + System.currentTimeMillis()
        + UUID.randomUUID()
        + new SecureRandom()
        + Clock.systemUTC();
  }
}
