package fr.regain.console.enrolment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Permission to enrol, without its secret.
 *
 * @param id its number
 * @param name what people call it
 * @param siteId where the devices that it admits are put
 * @param createdAt when it was made
 * @param expiresAt from when on it admits nobody
 * @param maximumUses how many devices it admits
 * @param uses how many it has admitted
 * @param lastUsedAt when it last admitted one; null: never
 * @param revokedAt when a person withdrew it; null: not
 */
public record EnrolmentToken(
    long id,
    String name,
    long siteId,
    Instant createdAt,
    Instant expiresAt,
    int maximumUses,
    int uses,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  /** Whether it would admit a device at that moment. */
  public boolean admits(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt) && uses < maximumUses;
  }
}
