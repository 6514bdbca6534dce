package fr.regain.console.gateway;

import fr.regain.console.platform.DataDirectory;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Opens the authority in the console's data directory. */
@Factory
final class GatewayFactory {
  private static final String AUTHORITY = "authority";

  @Singleton
  CertificateAuthority authority(DataDirectory directory, Clock clock, SecureRandom random) {
    return CertificateAuthority.open(directory.path().resolve(AUTHORITY), clock.instant(), random);
  }

  /** After the authority, which makes the directory. */
  @Singleton
  LeaseKey leaseKey(CertificateAuthority authority, DataDirectory directory, SecureRandom random) {
    return LeaseKey.open(directory.path().resolve(AUTHORITY), random);
  }
}
