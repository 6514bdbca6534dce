package fr.regain.console.webhook;

import static fr.regain.console.schema.Tables.WEBHOOK;

import fr.regain.console.event.EventKind;
import fr.regain.console.schema.tables.records.WebhookKindRecord;
import fr.regain.console.schema.tables.records.WebhookRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.jooq.DSLContext;

/** The tables {@code webhook} and {@code webhook_kind}. */
final class WebhookStore {
  private WebhookStore() {}

  /** How to reach a webhook that is active. */
  record Reach(String address, SigningSecret secret) {}

  static long insert(
      DSLContext dsl,
      String name,
      String address,
      SigningSecret secret,
      long siteId,
      Collection<EventKind> kinds,
      Instant now) {
    WebhookRecord row = dsl.newRecord(WEBHOOK);
    row.setName(name);
    row.setAddress(address);
    row.setSecret(secret.key());
    row.setSiteId(siteId);
    row.setState(WebhookState.ACTIVE.name());
    row.setCreatedAt(now.atOffset(ZoneOffset.UTC));
    row.insert();
    long id = row.getId();
    dsl.batchInsert(kinds.stream().map(kind -> new WebhookKindRecord(id, kind.name())).toList())
        .execute();
    return id;
  }

  static void remove(DSLContext dsl, long id) {
    dsl.deleteFrom(WEBHOOK).where(WEBHOOK.ID.eq(id)).execute();
  }

  static int setState(DSLContext dsl, long id, WebhookState from, WebhookState to) {
    return dsl.update(WEBHOOK)
        .set(WEBHOOK.STATE, to.name())
        .where(WEBHOOK.ID.eq(id), WEBHOOK.STATE.eq(from.name()))
        .execute();
  }

  /** How to reach it, unless it is not active. */
  static Optional<Reach> reach(DSLContext dsl, long id) {
    return dsl.select(WEBHOOK.ADDRESS, WEBHOOK.SECRET)
        .from(WEBHOOK)
        .where(WEBHOOK.ID.eq(id), WEBHOOK.STATE.eq(WebhookState.ACTIVE.name()))
        .fetchOptional(row -> new Reach(row.value1(), new SigningSecret(row.value2())));
  }

  static void noteSuccess(DSLContext dsl, long id, Instant now) {
    dsl.update(WEBHOOK)
        .set(WEBHOOK.LAST_SUCCESS_AT, now.atOffset(ZoneOffset.UTC))
        .setNull(WEBHOOK.FAILING_SINCE)
        .where(WEBHOOK.ID.eq(id))
        .execute();
  }

  static void noteFailure(DSLContext dsl, long id, Instant now) {
    dsl.update(WEBHOOK)
        .set(WEBHOOK.FAILING_SINCE, now.atOffset(ZoneOffset.UTC))
        .where(WEBHOOK.ID.eq(id), WEBHOOK.FAILING_SINCE.isNull())
        .execute();
  }

  /** Whether something has arrived at or after a moment. */
  static boolean hasArrived(DSLContext dsl, long id, Instant since) {
    return dsl.fetchExists(
        WEBHOOK, WEBHOOK.ID.eq(id).and(WEBHOOK.LAST_SUCCESS_AT.ge(since.atOffset(ZoneOffset.UTC))));
  }
}
