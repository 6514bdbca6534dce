package fr.regain.console.eligibility;

import static fr.regain.console.schema.Tables.EVALUATION;

import fr.regain.console.schema.tables.records.EvaluationRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;

/** The one row of the table {@code evaluation}. */
final class RunStore {
  private static final int ONLY = 1;

  private RunStore() {}

  static Run read(DSLContext dsl) {
    return run(dsl.selectFrom(EVALUATION).where(EVALUATION.ID.eq(ONLY)).fetchSingle());
  }

  /** As {@link #read}, and holds off other consoles until the transaction ends. */
  static Run lock(DSLContext dsl) {
    return run(dsl.selectFrom(EVALUATION).where(EVALUATION.ID.eq(ONLY)).forUpdate().fetchSingle());
  }

  /** Number of the last round of writing in the table {@code eligibility}. */
  static long written(DSLContext dsl) {
    return dsl.select(EVALUATION.WRITTEN)
        .from(EVALUATION)
        .where(EVALUATION.ID.eq(ONLY))
        .fetchSingle(EVALUATION.WRITTEN);
  }

  /** Begins a round of writing, in a transaction that holds the row; its number. */
  static long nextWritten(DSLContext dsl) {
    long next = written(dsl) + 1;
    dsl.update(EVALUATION).set(EVALUATION.WRITTEN, next).where(EVALUATION.ID.eq(ONLY)).execute();
    return next;
  }

  static void start(DSLContext dsl, Run.Cause cause, int total, Instant now) {
    dsl.update(EVALUATION)
        .set(EVALUATION.CAUSE, cause.name())
        .set(EVALUATION.STARTED_AT, time(now))
        .set(EVALUATION.TOTAL, total)
        .set(EVALUATION.DONE, 0)
        .set(EVALUATION.LAST_EQUIPMENT_ID, 0L)
        .where(EVALUATION.ID.eq(ONLY))
        .execute();
  }

  static void advance(DSLContext dsl, long lastEquipmentId, int done) {
    dsl.update(EVALUATION)
        .set(EVALUATION.DONE, EVALUATION.DONE.plus(done))
        .set(EVALUATION.LAST_EQUIPMENT_ID, lastEquipmentId)
        .where(EVALUATION.ID.eq(ONLY))
        .execute();
  }

  static void complete(DSLContext dsl, String edition) {
    dsl.update(EVALUATION)
        .set(EVALUATION.COMPLETED_AT, EVALUATION.STARTED_AT)
        .set(EVALUATION.EDITION, edition)
        .set(EVALUATION.CAUSE, (String) null)
        .where(EVALUATION.ID.eq(ONLY))
        .execute();
  }

  static void moveChanged(DSLContext dsl, Instant through) {
    dsl.update(EVALUATION)
        .set(EVALUATION.CHANGED_THROUGH, time(through))
        .where(EVALUATION.ID.eq(ONLY), EVALUATION.CHANGED_THROUGH.lt(time(through)))
        .execute();
  }

  private static Run run(EvaluationRecord row) {
    String cause = row.getCause();
    OffsetDateTime started = row.getStartedAt();
    OffsetDateTime completed = row.getCompletedAt();
    return new Run(
        row.getChangedThrough().toInstant(),
        cause == null ? null : Run.Cause.valueOf(cause),
        started == null ? null : started.toInstant(),
        row.getTotal(),
        row.getDone(),
        row.getLastEquipmentId(),
        completed == null ? null : completed.toInstant(),
        row.getEdition());
  }

  // What every database of ours keeps exactly, so that equal moments compare as equal.
  private static OffsetDateTime time(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }
}
