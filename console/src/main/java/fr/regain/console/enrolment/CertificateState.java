package fr.regain.console.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device's certificate, as on record.
 *
 * @param serial its number, lower-case hexadecimal
 * @param deviceId whose it is
 * @param issuedAt when it was issued
 * @param expiresAt the end of its life
 * @param revokedAt when the device enrolled itself anew with another key; null: it counts
 */
public record CertificateState(
    String serial,
    UUID deviceId,
    Instant issuedAt,
    Instant expiresAt,
    @Nullable Instant revokedAt) {

  /** When two thirds of its life have passed: by the console's clock, whatever the device's. */
  public Instant renewAt() {
    Duration life = Duration.between(issuedAt, expiresAt);
    return issuedAt.plus(life.multipliedBy(2).dividedBy(3));
  }
}
