package fr.regain.console.installation;

import static fr.regain.console.schema.Tables.DEMONSTRATION;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;

/** The table {@code demonstration}. */
final class DemonstrationStore {
  private static final int ONLY = 1;

  private DemonstrationStore() {}

  static Optional<Demonstration> find(DSLContext dsl) {
    return Optional.ofNullable(dsl.fetchOne(DEMONSTRATION, DEMONSTRATION.ID.eq(ONLY)))
        .map(
            row ->
                new Demonstration(
                    row.getSiteId(), row.getDevices(), row.getStartedAt().toInstant()));
  }

  static void insert(DSLContext dsl, long siteId, int devices, Instant now) {
    dsl.insertInto(DEMONSTRATION)
        .set(DEMONSTRATION.ID, ONLY)
        .set(DEMONSTRATION.SITE_ID, siteId)
        .set(DEMONSTRATION.DEVICES, devices)
        .set(DEMONSTRATION.STARTED_AT, now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void delete(DSLContext dsl) {
    dsl.deleteFrom(DEMONSTRATION).execute();
  }
}
