package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.SECOND_LIFE;
import static fr.regain.console.schema.Tables.SECOND_LIFE_STEP;

import fr.regain.console.audit.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code second_life} and {@code second_life_step}. */
final class StepStore {
  /** The act of a step that takes another one back. */
  static final String UNDO = "UNDO";

  private StepStore() {}

  /**
   * Moves a piece, if it still stands where it was seen.
   *
   * @return whether it did
   */
  static boolean move(DSLContext dsl, long id, Stage from, Stage to, Instant now) {
    int moved =
        dsl.update(SECOND_LIFE)
            .set(SECOND_LIFE.STAGE, to.name())
            .set(SECOND_LIFE.CHANGED_AT, time(now))
            .where(SECOND_LIFE.EQUIPMENT_ID.eq(id), SECOND_LIFE.STAGE.eq(from.name()))
            .execute();
    return moved == 1;
  }

  /** Gives a piece its row, in use, unless it has one. */
  static void enter(DSLContext dsl, long id, Instant now) {
    dsl.insertInto(SECOND_LIFE)
        .set(SECOND_LIFE.EQUIPMENT_ID, id)
        .set(SECOND_LIFE.STAGE, Stage.IN_USE.name())
        .set(SECOND_LIFE.CHANGED_AT, time(now))
        .onConflictDoNothing()
        .execute();
  }

  /** Puts a step on record; its number. */
  static long add(
      DSLContext dsl,
      long id,
      @Nullable Act act,
      Stage from,
      Stage to,
      Actor by,
      String comment,
      @Nullable Long lotId,
      Instant now) {
    return dsl.insertInto(SECOND_LIFE_STEP)
        .set(SECOND_LIFE_STEP.EQUIPMENT_ID, id)
        .set(SECOND_LIFE_STEP.ACT, act == null ? UNDO : act.name())
        .set(SECOND_LIFE_STEP.FROM_STAGE, from.name())
        .set(SECOND_LIFE_STEP.TO_STAGE, to.name())
        .set(SECOND_LIFE_STEP.AT, time(now))
        .set(SECOND_LIFE_STEP.ACCOUNT_ID, by.accountId())
        .set(SECOND_LIFE_STEP.ACCOUNT_NAME, by.name())
        .set(SECOND_LIFE_STEP.ADDRESS, by.address())
        .set(SECOND_LIFE_STEP.COMMENT, comment)
        .set(SECOND_LIFE_STEP.LOT_ID, lotId)
        .set(SECOND_LIFE_STEP.UNDONE, false)
        .returningResult(SECOND_LIFE_STEP.ID)
        .fetchSingle(SECOND_LIFE_STEP.ID);
  }

  static void markUndone(DSLContext dsl, long stepId) {
    dsl.update(SECOND_LIFE_STEP)
        .set(SECOND_LIFE_STEP.UNDONE, true)
        .where(SECOND_LIFE_STEP.ID.eq(stepId))
        .execute();
  }

  /** Says of a step that took a departure back that it was a slip. */
  static void setSlip(DSLContext dsl, long stepId) {
    dsl.update(SECOND_LIFE_STEP)
        .set(SECOND_LIFE_STEP.SLIP, true)
        .where(SECOND_LIFE_STEP.ID.eq(stepId))
        .execute();
  }

  /** Whether anything had moved before a moment. */
  static boolean hasBefore(DSLContext dsl, Instant moment) {
    return dsl.fetchExists(SECOND_LIFE_STEP, SECOND_LIFE_STEP.AT.lt(time(moment)));
  }

  static void setGrade(DSLContext dsl, long id, @Nullable Grade grade, @Nullable Integer disks) {
    dsl.update(SECOND_LIFE)
        .set(SECOND_LIFE.GRADE, grade == null ? null : grade.name())
        .set(SECOND_LIFE.DISKS_COUNTED, disks)
        .where(SECOND_LIFE.EQUIPMENT_ID.eq(id))
        .execute();
  }

  /** Says of a step what the second life that begins with it gains. */
  static void setGain(
      DSLContext dsl, long stepId, @Nullable String displacement, @Nullable Integer months) {
    dsl.update(SECOND_LIFE_STEP)
        .set(SECOND_LIFE_STEP.DISPLACEMENT, displacement)
        .set(SECOND_LIFE_STEP.MONTHS_GAINED, months)
        .where(SECOND_LIFE_STEP.ID.eq(stepId))
        .execute();
  }

  /** Says of a step that it moved its piece. */
  static void setMove(DSLContext dsl, long stepId, long fromSiteId, long toSiteId) {
    dsl.update(SECOND_LIFE_STEP)
        .set(SECOND_LIFE_STEP.FROM_SITE_ID, fromSiteId)
        .set(SECOND_LIFE_STEP.TO_SITE_ID, toSiteId)
        .where(SECOND_LIFE_STEP.ID.eq(stepId))
        .execute();
  }

  // What every database of ours keeps exactly, so that equal moments compare as equal.
  static OffsetDateTime time(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }
}
