package fr.regain.console.platform;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The clock and the source of randomness, so that tests can give others. */
@Factory
final class PlatformFactory {
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Bean(preDestroy = "close")
  @Singleton
  Database database(ConsoleConfig config, DataDirectory directory) {
    return Database.open(config.database(), directory.path());
  }
}
