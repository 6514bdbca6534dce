package fr.regain.console.audit;

import static fr.regain.console.schema.Tables.AUDIT_CHAIN;
import static fr.regain.console.schema.Tables.AUDIT_RECORD;

import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.schema.tables.records.AuditChainRecord;
import fr.regain.console.schema.tables.records.AuditRecordRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The tables {@code audit_record} and {@code audit_chain}. */
final class AuditStore {
  private AuditStore() {}

  /** Both ends of the chain, held until the transaction ends. */
  static AuditChainRecord lock(DSLContext dsl) {
    return dsl.selectFrom(AUDIT_CHAIN).forUpdate().fetchSingle();
  }

  static AuditChainRecord chain(DSLContext dsl) {
    return dsl.selectFrom(AUDIT_CHAIN).fetchSingle();
  }

  static void insert(DSLContext dsl, AuditRecord record) {
    dsl.insertInto(AUDIT_RECORD)
        .set(AUDIT_RECORD.NUMBER, record.number())
        .set(AUDIT_RECORD.AT, record.at().atOffset(ZoneOffset.UTC))
        .set(AUDIT_RECORD.ACTOR_ID, record.actor().accountId())
        .set(AUDIT_RECORD.ACTOR_NAME, record.actor().name())
        .set(AUDIT_RECORD.ADDRESS, record.actor().address())
        .set(AUDIT_RECORD.ACTION, record.action())
        .set(AUDIT_RECORD.SUBJECT, record.subject())
        .set(AUDIT_RECORD.STATE_BEFORE, record.before())
        .set(AUDIT_RECORD.STATE_AFTER, record.after())
        .set(AUDIT_RECORD.HASH, record.hash())
        .execute();
  }

  static void moveHead(DSLContext dsl, AuditRecord head) {
    dsl.update(AUDIT_CHAIN)
        .set(AUDIT_CHAIN.HEAD_NUMBER, head.number())
        .set(AUDIT_CHAIN.HEAD_HASH, head.hash())
        .execute();
  }

  static void moveAnchor(DSLContext dsl, AuditRecord anchor) {
    dsl.update(AUDIT_CHAIN)
        .set(AUDIT_CHAIN.ANCHOR_NUMBER, anchor.number())
        .set(AUDIT_CHAIN.ANCHOR_HASH, anchor.hash())
        .execute();
  }

  /**
   * The newest of the records from before a moment that have none from after it among them: a clock
   * that once was years behind makes none of the others old.
   */
  static Optional<AuditRecord> lastBefore(DSLContext dsl, Instant moment) {
    Long firstKept =
        dsl.select(DSL.min(AUDIT_RECORD.NUMBER))
            .from(AUDIT_RECORD)
            .where(AUDIT_RECORD.AT.ge(moment.atOffset(ZoneOffset.UTC)))
            .fetchOne(0, Long.class);
    return dsl.selectFrom(AUDIT_RECORD)
        .where(firstKept == null ? DSL.noCondition() : AUDIT_RECORD.NUMBER.lt(firstKept))
        .orderBy(AUDIT_RECORD.NUMBER.desc())
        .limit(1)
        .fetchOptional(AuditStore::record);
  }

  static int removeThrough(DSLContext dsl, long number) {
    return dsl.deleteFrom(AUDIT_RECORD).where(AUDIT_RECORD.NUMBER.le(number)).execute();
  }

  /** Records after a number, the oldest first. */
  static List<AuditRecord> after(DSLContext dsl, long number, int most) {
    return dsl.selectFrom(AUDIT_RECORD)
        .where(AUDIT_RECORD.NUMBER.gt(number))
        .orderBy(AUDIT_RECORD.NUMBER)
        .limit(most)
        .fetch(AuditStore::record);
  }

  static CountedSlice<AuditRecord> page(
      DSLContext dsl, AuditFilter filter, Sort<AuditSort> sort, @Nullable Cursor at, int size) {
    return order(sort)
        .rows(
            dsl,
            AUDIT_RECORD,
            condition(filter),
            at,
            size,
            numbers ->
                dsl.selectFrom(AUDIT_RECORD)
                    .where(AUDIT_RECORD.NUMBER.eq(DSL.any(numbers.toArray(Long[]::new))))
                    .fetchMap(AUDIT_RECORD.NUMBER, AuditStore::record));
  }

  private static Keyset<?, Long> order(Sort<AuditSort> sort) {
    return switch (sort.key()) {
      case NUMBER -> new Keyset<>(AUDIT_RECORD.NUMBER, AUDIT_RECORD.NUMBER, sort.descending());
    };
  }

  private static Condition condition(AuditFilter filter) {
    Condition condition = DSL.noCondition();
    if (filter.action() != null) {
      condition = condition.and(AUDIT_RECORD.ACTION.eq(filter.action()));
    }
    if (filter.accountId() != null) {
      condition = condition.and(AUDIT_RECORD.ACTOR_ID.eq(filter.accountId()));
    }
    String text = filter.text();
    return text.isEmpty()
        ? condition
        : condition.and(
            DSL.or(
                AUDIT_RECORD.ACTOR_NAME.containsIgnoreCase(text),
                AUDIT_RECORD.ACTION.containsIgnoreCase(text),
                AUDIT_RECORD.SUBJECT.containsIgnoreCase(text),
                AUDIT_RECORD.ADDRESS.containsIgnoreCase(text),
                AUDIT_RECORD.STATE_BEFORE.containsIgnoreCase(text),
                AUDIT_RECORD.STATE_AFTER.containsIgnoreCase(text)));
  }

  private static AuditRecord record(AuditRecordRecord row) {
    return new AuditRecord(
        row.getNumber(),
        row.getAt().toInstant(),
        new Actor(row.getActorId(), row.getActorName(), row.getAddress()),
        row.getAction(),
        row.getSubject(),
        row.getStateBefore(),
        row.getStateAfter(),
        row.getHash());
  }
}
