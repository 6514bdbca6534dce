package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.SECOND_LIFE_STEP;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import fr.regain.console.schema.tables.SecondLifeStep;
import fr.regain.console.schema.tables.Site;
import fr.regain.console.schema.tables.records.SecondLifeStepRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.SelectOnConditionStep;

/** Reads the steps of a piece, with the names of the sites between which they moved it. */
final class StepReading {
  private static final Site FROM = SITE.as("from_site");
  private static final Site TO = SITE.as("to_site");
  private static final SecondLifeStep COLLECTED = SECOND_LIFE_STEP.as("collected");
  private static final SecondLifeStep CAME_IN = SECOND_LIFE_STEP.as("came_in");
  private static final SecondLifeStep LATER = SECOND_LIFE_STEP.as("later");

  private static final List<String> IN_STOCK =
      Arrays.stream(Stage.values()).filter(Stage::isStock).map(Stage::name).toList();

  private static final List<String> FINAL =
      Arrays.stream(Stage.values()).filter(Stage::isFinal).map(Stage::name).toList();

  private StepReading() {}

  /**
   * When the piece of a row last came in from use, for a query of that row; null: it never did.
   * Either it was collected then, or its departure was taken back by somebody who did not say that
   * it was a slip. What was found of it before no longer holds: it may have been used since.
   */
  static Field<OffsetDateTime> cameInAt(Field<Long> piece) {
    return field(
        select(max(CAME_IN.AT))
            .from(CAME_IN)
            .where(
                CAME_IN.EQUIPMENT_ID.eq(piece),
                CAME_IN.UNDONE.isFalse(),
                CAME_IN
                    .ACT
                    .eq(Act.COLLECT.name())
                    .or(
                        CAME_IN
                            .ACT
                            .eq(StepStore.UNDO)
                            .and(CAME_IN.FROM_STAGE.in(FINAL))
                            .and(CAME_IN.SLIP.isFalse()))));
  }

  /** When a piece last came in from use; empty: it never did. */
  static Optional<Instant> cameInAt(DSLContext dsl, long id) {
    return Optional.ofNullable(dsl.fetchValue(cameInAt(val(id)))).map(OffsetDateTime::toInstant);
  }

  /** When the piece of a row was last collected, for a query of that row; null: it never was. */
  static Field<OffsetDateTime> collectedAt(Field<Long> piece) {
    return collectedAt(piece, noCondition());
  }

  /** As {@link #collectedAt(Field)}, before one of its steps. */
  static Field<OffsetDateTime> collectedBefore(Field<Long> piece, Field<Long> step) {
    return collectedAt(piece, COLLECTED.ID.lt(step));
  }

  private static Field<OffsetDateTime> collectedAt(Field<Long> piece, Condition also) {
    return field(
        select(max(COLLECTED.AT))
            .from(COLLECTED)
            .where(
                COLLECTED.EQUIPMENT_ID.eq(piece),
                COLLECTED.ACT.eq(Act.COLLECT.name()),
                COLLECTED.UNDONE.isFalse(),
                also));
  }

  /**
   * Where each piece stood before a moment, by its last step that counts, and when it was last
   * collected by then. Only those that were in stock: the others are most of a long history.
   */
  static Result<Record3<Long, String, OffsetDateTime>> inStockBefore(
      DSLContext dsl, Instant moment) {
    OffsetDateTime end = StepStore.time(moment);
    return dsl.select(
            SECOND_LIFE_STEP.EQUIPMENT_ID,
            SECOND_LIFE_STEP.TO_STAGE,
            collectedAt(SECOND_LIFE_STEP.EQUIPMENT_ID, COLLECTED.AT.lt(end)))
        .from(SECOND_LIFE_STEP)
        .where(
            SECOND_LIFE_STEP.TO_STAGE.in(IN_STOCK),
            counts(SECOND_LIFE_STEP, end),
            notExists(
                selectOne()
                    .from(LATER)
                    .where(
                        LATER.EQUIPMENT_ID.eq(SECOND_LIFE_STEP.EQUIPMENT_ID),
                        LATER.ID.gt(SECOND_LIFE_STEP.ID),
                        counts(LATER, end))))
        .fetch();
  }

  private static Condition counts(SecondLifeStep step, OffsetDateTime end) {
    return step.AT.lt(end).and(step.ACT.ne(StepStore.UNDO)).and(step.UNDONE.isFalse());
  }

  /** The last step that still counts. */
  static Optional<Step> last(DSLContext dsl, long id) {
    return steps(dsl)
        .where(
            SECOND_LIFE_STEP.EQUIPMENT_ID.eq(id),
            SECOND_LIFE_STEP.ACT.ne(StepStore.UNDO),
            SECOND_LIFE_STEP.UNDONE.isFalse())
        .orderBy(SECOND_LIFE_STEP.ID.desc())
        .limit(1)
        .fetchOptional(StepReading::step);
  }

  /** When each piece first left with a lot, also if that was taken back. */
  static Map<Long, Instant> firstDepartures(DSLContext dsl, long lotId) {
    Map<Long, Instant> departures = new HashMap<>();
    dsl.select(SECOND_LIFE_STEP.EQUIPMENT_ID, min(SECOND_LIFE_STEP.AT))
        .from(SECOND_LIFE_STEP)
        .where(SECOND_LIFE_STEP.LOT_ID.eq(lotId), SECOND_LIFE_STEP.TO_STAGE.in(FINAL))
        .groupBy(SECOND_LIFE_STEP.EQUIPMENT_ID)
        .forEach(row -> departures.put(row.value1(), row.value2().toInstant()));
    return departures;
  }

  /** What was said of each piece when it was last reconditioned, since it was collected. */
  static Map<Long, String> repairs(DSLContext dsl, Collection<Long> ids) {
    Map<Long, String> repairs = new HashMap<>();
    dsl.select(SECOND_LIFE_STEP.EQUIPMENT_ID, SECOND_LIFE_STEP.COMMENT)
        .from(SECOND_LIFE_STEP)
        .where(
            SECOND_LIFE_STEP.EQUIPMENT_ID.in(ids),
            SECOND_LIFE_STEP.ACT.eq(Act.RECONDITION.name()),
            SECOND_LIFE_STEP.UNDONE.isFalse(),
            SECOND_LIFE_STEP.AT.ge(collectedAt(SECOND_LIFE_STEP.EQUIPMENT_ID)))
        .orderBy(SECOND_LIFE_STEP.ID)
        .forEach(row -> repairs.put(row.value1(), row.value2()));
    return repairs;
  }

  /** The whole history of a piece, the newest step first. */
  static List<Step> history(DSLContext dsl, long id, int most) {
    return steps(dsl)
        .where(SECOND_LIFE_STEP.EQUIPMENT_ID.eq(id))
        .orderBy(SECOND_LIFE_STEP.ID.desc())
        .limit(most)
        .fetch(StepReading::step);
  }

  private static SelectOnConditionStep<Record> steps(DSLContext dsl) {
    return dsl.select(SECOND_LIFE_STEP.fields())
        .select(FROM.NAME, TO.NAME)
        .from(SECOND_LIFE_STEP)
        .leftJoin(FROM)
        .on(FROM.ID.eq(SECOND_LIFE_STEP.FROM_SITE_ID))
        .leftJoin(TO)
        .on(TO.ID.eq(SECOND_LIFE_STEP.TO_SITE_ID));
  }

  private static Step step(Record found) {
    SecondLifeStepRecord row = found.into(SECOND_LIFE_STEP);
    Move move =
        row.getFromSiteId() == null
            ? null
            : new Move(
                row.getFromSiteId(), found.get(FROM.NAME), row.getToSiteId(), found.get(TO.NAME));
    return new Step(
        row.getId(),
        row.getAct().equals(StepStore.UNDO) ? null : Act.valueOf(row.getAct()),
        Stage.valueOf(row.getFromStage()),
        Stage.valueOf(row.getToStage()),
        row.getAt().toInstant(),
        row.getAccountName(),
        row.getAddress(),
        row.getComment(),
        row.getLotId(),
        move,
        row.getDisplacement(),
        row.getMonthsGained(),
        row.getUndone(),
        row.getSlip());
  }
}
