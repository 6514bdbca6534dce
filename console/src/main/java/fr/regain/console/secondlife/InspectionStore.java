package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.FITTED_PART;
import static fr.regain.console.schema.Tables.INSPECTION_CHECK;
import static org.jooq.impl.DSL.max;

import fr.regain.console.schema.tables.records.InspectionCheckRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The tables {@code inspection_check} and {@code fitted_part}. */
final class InspectionStore {
  private InspectionStore() {}

  /** The answers that were given since a piece came in. */
  static Map<String, Check> checks(DSLContext dsl, long id) {
    Map<String, Check> checks = new LinkedHashMap<>();
    dsl.selectFrom(INSPECTION_CHECK)
        .where(
            INSPECTION_CHECK.EQUIPMENT_ID.eq(id),
            INSPECTION_CHECK.AT.ge(StepReading.cameInAt(INSPECTION_CHECK.EQUIPMENT_ID)))
        .orderBy(INSPECTION_CHECK.STEP)
        .forEach(row -> checks.put(row.getStep(), check(row)));
    return checks;
  }

  /** Of each piece the answers since it came in that found a fault. */
  static Map<Long, List<Check>> faults(DSLContext dsl, Collection<Long> ids) {
    return dsl.selectFrom(INSPECTION_CHECK)
        .where(
            INSPECTION_CHECK.EQUIPMENT_ID.in(ids),
            INSPECTION_CHECK.OUTCOME.eq(Outcome.FAULT.name()),
            INSPECTION_CHECK.AT.ge(StepReading.cameInAt(INSPECTION_CHECK.EQUIPMENT_ID)))
        .orderBy(INSPECTION_CHECK.STEP)
        .fetchGroups(INSPECTION_CHECK.EQUIPMENT_ID, InspectionStore::check);
  }

  private static Check check(InspectionCheckRecord row) {
    return new Check(
        row.getStep(), Outcome.valueOf(row.getOutcome()), row.getNote(), row.getAccountName());
  }

  static void put(DSLContext dsl, long id, Check check, Instant now) {
    InspectionCheckRecord row = dsl.newRecord(INSPECTION_CHECK);
    row.setEquipmentId(id);
    row.setStep(check.step());
    row.setOutcome(check.outcome().name());
    row.setNote(check.note());
    row.setAt(StepStore.time(now));
    row.setAccountName(check.by());
    if (row.update() == 0) {
      row.insert();
    }
  }

  /** Of each piece those that were fitted since it was collected. */
  static Map<Long, List<String>> parts(DSLContext dsl, Collection<Long> ids) {
    return parts(dsl, ids, StepReading.collectedAt(FITTED_PART.EQUIPMENT_ID));
  }

  /** Of each piece those that were fitted since it last came in from use. */
  static Map<Long, List<String>> partsSinceItCameIn(DSLContext dsl, Collection<Long> ids) {
    return parts(dsl, ids, StepReading.cameInAt(FITTED_PART.EQUIPMENT_ID));
  }

  private static Map<Long, List<String>> parts(
      DSLContext dsl, Collection<Long> ids, Field<OffsetDateTime> since) {
    return dsl.select(FITTED_PART.EQUIPMENT_ID, FITTED_PART.FACTOR)
        .from(FITTED_PART)
        .where(FITTED_PART.EQUIPMENT_ID.in(ids), FITTED_PART.AT.ge(since))
        .orderBy(FITTED_PART.ID)
        .fetchGroups(FITTED_PART.EQUIPMENT_ID, FITTED_PART.FACTOR);
  }

  static void addPart(DSLContext dsl, long id, String factor, String by, Instant now) {
    dsl.insertInto(FITTED_PART)
        .set(FITTED_PART.EQUIPMENT_ID, id)
        .set(FITTED_PART.FACTOR, factor)
        .set(FITTED_PART.AT, StepStore.time(now))
        .set(FITTED_PART.ACCOUNT_NAME, by)
        .execute();
  }

  /** Takes the last part of a kind off that was fitted since a piece was collected. */
  static void removePart(DSLContext dsl, long id, String factor) {
    Long last =
        dsl.select(max(FITTED_PART.ID))
            .from(FITTED_PART)
            .where(
                FITTED_PART.EQUIPMENT_ID.eq(id),
                FITTED_PART.FACTOR.eq(factor),
                FITTED_PART.AT.ge(StepReading.collectedAt(FITTED_PART.EQUIPMENT_ID)))
            .fetchOne(max(FITTED_PART.ID));
    dsl.deleteFrom(FITTED_PART).where(FITTED_PART.ID.eq(last)).execute();
  }
}
