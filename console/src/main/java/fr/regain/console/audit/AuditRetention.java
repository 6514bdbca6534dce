package fr.regain.console.audit;

import fr.regain.console.platform.ConsoleConfig;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Forgets records that are older than {@code console.audit.months}: 6 to 12 months, as the CNIL
 * recommends for such journals (délibération 2021-122 of 14 October 2021).
 */
@Singleton
final class AuditRetention {
  private final AuditService audit;
  private final ConsoleConfig config;
  private final Clock clock;

  AuditRetention(AuditService audit, ConsoleConfig config, Clock clock) {
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "24h")
  void prune() {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    audit.prune(now.minusMonths(config.audit().months()).toInstant());
  }
}
