package fr.regain.console.gateway;

import fr.regain.console.platform.DataDirectory;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Opens the authority in the console's data directory. */
@Factory
final class GatewayFactory {
  @Singleton
  CertificateAuthority authority(DataDirectory directory, Clock clock, SecureRandom random) {
    return CertificateAuthority.open(
        directory.path().resolve("authority"), clock.instant(), random);
  }
}
