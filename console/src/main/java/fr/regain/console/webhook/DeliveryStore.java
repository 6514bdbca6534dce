package fr.regain.console.webhook;

import static fr.regain.console.schema.Tables.WEBHOOK;
import static fr.regain.console.schema.Tables.WEBHOOK_DELIVERY;

import fr.regain.console.schema.tables.records.WebhookDeliveryRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_delivery}. */
final class DeliveryStore {
  private DeliveryStore() {}

  /**
   * A delivery that may be attempted.
   *
   * @param id its number
   * @param webhookId number of its webhook
   */
  record Due(long id, long webhookId) {}

  static void insert(DSLContext dsl, long webhookId, Message message, Instant now) {
    WebhookDeliveryRecord row = dsl.newRecord(WEBHOOK_DELIVERY);
    row.setWebhookId(webhookId);
    row.setMessageId(message.id());
    row.setKind(message.kind());
    row.setBody(message.body());
    row.setCreatedAt(now.atOffset(ZoneOffset.UTC));
    row.setState(DeliveryState.WAITING.name());
    row.setNextAt(now.atOffset(ZoneOffset.UTC));
    row.insert();
  }

  /**
   * What is due at the active webhooks but for some, the longest due first.
   *
   * @param ofOne most of one webhook
   * @param most most of all
   */
  static List<Due> due(DSLContext dsl, Instant now, Collection<Long> except, int ofOne, int most) {
    Field<Integer> place =
        DSL.rowNumber()
            .over(
                DSL.partitionBy(WEBHOOK_DELIVERY.WEBHOOK_ID)
                    .orderBy(WEBHOOK_DELIVERY.NEXT_AT, WEBHOOK_DELIVERY.ID))
            .as("place");
    Table<?> due =
        dsl.select(
                WEBHOOK_DELIVERY.ID, WEBHOOK_DELIVERY.WEBHOOK_ID, WEBHOOK_DELIVERY.NEXT_AT, place)
            .from(WEBHOOK_DELIVERY)
            .join(WEBHOOK)
            .on(WEBHOOK.ID.eq(WEBHOOK_DELIVERY.WEBHOOK_ID))
            .where(
                WEBHOOK_DELIVERY.NEXT_AT.le(now.atOffset(ZoneOffset.UTC)),
                WEBHOOK.STATE.eq(WebhookState.ACTIVE.name()),
                WEBHOOK.ID.notIn(except))
            .asTable("due");
    Field<Long> id = due.field(WEBHOOK_DELIVERY.ID);
    Field<Long> webhook = due.field(WEBHOOK_DELIVERY.WEBHOOK_ID);
    return dsl.select(id, webhook)
        .from(due)
        .where(due.field(place).le(ofOne))
        .orderBy(due.field(WEBHOOK_DELIVERY.NEXT_AT), id)
        .limit(most)
        .fetch(row -> new Due(row.value1(), row.value2()));
  }

  /**
   * Takes a due delivery in hand, for so long; empty: another console has it, or it is not due any
   * more. Should this console end meanwhile, it is due again after that time.
   */
  static Optional<Delivery> claim(DSLContext dsl, long id, Instant now, Duration held) {
    int claimed =
        dsl.update(WEBHOOK_DELIVERY)
            .set(WEBHOOK_DELIVERY.ATTEMPTS, WEBHOOK_DELIVERY.ATTEMPTS.plus(1))
            .set(WEBHOOK_DELIVERY.NEXT_AT, now.plus(held).atOffset(ZoneOffset.UTC))
            .where(
                WEBHOOK_DELIVERY.ID.eq(id),
                WEBHOOK_DELIVERY.NEXT_AT.le(now.atOffset(ZoneOffset.UTC)))
            .execute();
    return claimed == 0
        ? Optional.empty()
        : dsl.fetchOptional(WEBHOOK_DELIVERY, WEBHOOK_DELIVERY.ID.eq(id))
            .map(DeliveryStore::delivery);
  }

  /**
   * Notes what came of the present attempt of a delivery.
   *
   * @param next when it is attempted again; null: never
   * @param millis how long it took
   */
  static void note(
      DSLContext dsl,
      Delivery attempted,
      Outcome outcome,
      @Nullable Instant next,
      Instant now,
      int millis) {
    DeliveryState state =
        outcome.fault() == null
            ? DeliveryState.DELIVERED
            : next == null ? DeliveryState.GIVEN_UP : DeliveryState.WAITING;
    dsl.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.STATE, state.name())
        .set(WEBHOOK_DELIVERY.NEXT_AT, next == null ? null : next.atOffset(ZoneOffset.UTC))
        .set(WEBHOOK_DELIVERY.LAST_AT, now.atOffset(ZoneOffset.UTC))
        .set(WEBHOOK_DELIVERY.STATUS, outcome.status())
        .set(WEBHOOK_DELIVERY.FAULT, outcome.fault() == null ? null : outcome.fault().name())
        .set(WEBHOOK_DELIVERY.MILLIS, millis)
        .where(
            WEBHOOK_DELIVERY.ID.eq(attempted.id()),
            // Whoever was away for so long that it was due again says nothing of it any more.
            WEBHOOK_DELIVERY.ATTEMPTS.eq(attempted.attempts()),
            WEBHOOK_DELIVERY.STATE.eq(DeliveryState.WAITING.name()))
        .execute();
  }

  /** Deliveries of a webhook with a smaller number, the newest first. */
  static List<Delivery> list(DSLContext dsl, long webhookId, long before, int most) {
    return dsl.selectFrom(WEBHOOK_DELIVERY)
        .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId), WEBHOOK_DELIVERY.ID.lt(before))
        .orderBy(WEBHOOK_DELIVERY.ID.desc())
        .limit(most)
        .fetch(DeliveryStore::delivery);
  }

  static Optional<Delivery> find(DSLContext dsl, long webhookId, long id) {
    return dsl.selectFrom(WEBHOOK_DELIVERY)
        .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId), WEBHOOK_DELIVERY.ID.eq(id))
        .fetchOptional(DeliveryStore::delivery);
  }

  static int removeBefore(DSLContext dsl, Instant moment) {
    return dsl.deleteFrom(WEBHOOK_DELIVERY)
        .where(WEBHOOK_DELIVERY.CREATED_AT.lt(moment.atOffset(ZoneOffset.UTC)))
        .execute();
  }

  private static Delivery delivery(WebhookDeliveryRecord row) {
    String fault = row.getFault();
    return new Delivery(
        row.getId(),
        row.getMessageId(),
        row.getKind(),
        row.getBody(),
        row.getCreatedAt().toInstant(),
        DeliveryState.valueOf(row.getState()),
        row.getAttempts(),
        WebhookReading.instant(row.getNextAt()),
        WebhookReading.instant(row.getLastAt()),
        row.getStatus(),
        fault == null ? null : Fault.valueOf(fault),
        row.getMillis());
  }
}
