package fr.regain.console.webhook;

import static fr.regain.console.schema.Tables.SITE;
import static fr.regain.console.schema.Tables.WEBHOOK;
import static fr.regain.console.schema.Tables.WEBHOOK_KIND;

import fr.regain.console.access.Scope;
import fr.regain.console.event.EventKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads webhooks, with their sites. */
final class WebhookReading {
  private WebhookReading() {}

  /**
   * Who is told, and of what.
   *
   * @param id number of the webhook
   * @param sitePath path of its site; {@code /} for the root's, which is everything
   * @param kinds what it is told
   */
  record Listener(long id, String sitePath, Collection<EventKind> kinds) {
    boolean wants(EventKind kind, @Nullable String eventPath) {
      return kinds.contains(kind) && (eventPath == null ? "/" : eventPath).startsWith(sitePath);
    }
  }

  /** Those whose site is in the scope, by name. */
  static List<Webhook> list(DSLContext dsl, Scope scope) {
    return list(dsl, scope.holds(SITE.PATH));
  }

  static Optional<Webhook> find(DSLContext dsl, Scope scope, long id) {
    return list(dsl, WEBHOOK.ID.eq(id).and(scope.holds(SITE.PATH))).stream().findFirst();
  }

  private static List<Webhook> list(DSLContext dsl, Condition which) {
    List<Record> rows =
        dsl
            .select(WEBHOOK.fields())
            .select(SITE.NAME)
            .from(WEBHOOK)
            .join(SITE)
            .on(SITE.ID.eq(WEBHOOK.SITE_ID))
            .where(which)
            .orderBy(WEBHOOK.NAME, WEBHOOK.ID)
            .fetch()
            .stream()
            .map(Record.class::cast)
            .toList();
    Map<Long, List<EventKind>> kinds =
        kinds(dsl, rows.stream().map(row -> row.get(WEBHOOK.ID)).toList());
    return rows.stream()
        .map(row -> webhook(row, kinds.getOrDefault(row.get(WEBHOOK.ID), List.of())))
        .toList();
  }

  private static Map<Long, List<EventKind>> kinds(DSLContext dsl, Collection<Long> ids) {
    return dsl.selectFrom(WEBHOOK_KIND)
        .where(WEBHOOK_KIND.WEBHOOK_ID.in(ids))
        .fetchGroups(WEBHOOK_KIND.WEBHOOK_ID, row -> EventKind.valueOf(row.getKind()));
  }

  private static Webhook webhook(Record row, List<EventKind> kinds) {
    return new Webhook(
        row.get(WEBHOOK.ID),
        row.get(WEBHOOK.NAME),
        row.get(WEBHOOK.ADDRESS),
        row.get(WEBHOOK.SITE_ID),
        row.get(SITE.NAME),
        kinds.stream().collect(Collectors.toSet()),
        WebhookState.valueOf(row.get(WEBHOOK.STATE)),
        row.get(WEBHOOK.CREATED_AT).toInstant(),
        instant(row.get(WEBHOOK.LAST_SUCCESS_AT)),
        instant(row.get(WEBHOOK.FAILING_SINCE)));
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /** Those that are active. */
  static List<Listener> listeners(DSLContext dsl) {
    List<Listener> without =
        dsl.select(WEBHOOK.ID, SITE.PATH, SITE.PARENT_ID)
            .from(WEBHOOK)
            .join(SITE)
            .on(SITE.ID.eq(WEBHOOK.SITE_ID))
            .where(WEBHOOK.STATE.eq(WebhookState.ACTIVE.name()))
            .orderBy(WEBHOOK.ID)
            .fetch(
                row ->
                    new Listener(
                        row.value1(), row.value3() == null ? "/" : row.value2(), List.of()));
    Map<Long, List<EventKind>> kinds = kinds(dsl, without.stream().map(Listener::id).toList());
    return without.stream()
        .map(
            listener ->
                new Listener(
                    listener.id(),
                    listener.sitePath(),
                    kinds.getOrDefault(listener.id(), List.of())))
        .toList();
  }
}
