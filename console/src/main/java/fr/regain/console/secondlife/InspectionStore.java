package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.FITTED_PART;
import static fr.regain.console.schema.Tables.INSPECTION_CHECK;

import fr.regain.console.schema.tables.records.InspectionCheckRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;

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
        .forEach(
            row ->
                checks.put(
                    row.getStep(),
                    new Check(
                        row.getStep(),
                        Outcome.valueOf(row.getOutcome()),
                        row.getNote(),
                        row.getAccountName())));
    return checks;
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

  /** Those that were fitted since a piece was collected. */
  static List<String> parts(DSLContext dsl, long id) {
    return dsl.select(FITTED_PART.FACTOR)
        .from(FITTED_PART)
        .where(ofNow(id))
        .orderBy(FITTED_PART.ID)
        .fetch(FITTED_PART.FACTOR);
  }

  static void addPart(DSLContext dsl, long id, String factor, String by, Instant now) {
    dsl.insertInto(FITTED_PART)
        .set(FITTED_PART.EQUIPMENT_ID, id)
        .set(FITTED_PART.FACTOR, factor)
        .set(FITTED_PART.AT, StepStore.time(now))
        .set(FITTED_PART.ACCOUNT_NAME, by)
        .execute();
  }

  static int removeParts(DSLContext dsl, long id) {
    return dsl.deleteFrom(FITTED_PART).where(ofNow(id)).execute();
  }

  private static Condition ofNow(long id) {
    return FITTED_PART
        .EQUIPMENT_ID
        .eq(id)
        .and(FITTED_PART.AT.ge(StepReading.collectedAt(FITTED_PART.EQUIPMENT_ID)));
  }
}
