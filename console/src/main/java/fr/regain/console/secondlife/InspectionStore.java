package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.ERASURE;
import static fr.regain.console.schema.Tables.FITTED_PART;
import static fr.regain.console.schema.Tables.INSPECTION_CHECK;

import fr.regain.console.schema.tables.records.ErasureRecord;
import fr.regain.console.schema.tables.records.InspectionCheckRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code inspection_check}, {@code erasure} and {@code fitted_part}. */
final class InspectionStore {
  private static final String SUCCESS = "SUCCESS";
  private static final String FAILURE = "FAILURE";

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

  /** Of each piece those since it came in, in the order in which they were recorded. */
  static Map<Long, List<Erasure>> erasures(DSLContext dsl, Collection<Long> ids) {
    return dsl.selectFrom(ERASURE)
        .where(
            ERASURE.EQUIPMENT_ID.in(ids),
            ERASURE.RECORDED_AT.ge(StepReading.cameInAt(ERASURE.EQUIPMENT_ID)))
        .orderBy(ERASURE.ID)
        .fetchGroups(ERASURE.EQUIPMENT_ID, InspectionStore::erasure);
  }

  static void add(DSLContext dsl, long id, Erasure erasure, String by, Instant now) {
    ErasureRecord row = dsl.newRecord(ERASURE);
    row.setEquipmentId(id);
    row.setDiskModel(erasure.diskModel());
    row.setDiskSerial(erasure.diskSerial());
    row.setDiskBytes(erasure.diskBytes());
    row.setDiskType(erasure.medium().name());
    row.setMethod(erasure.method());
    row.setEraseLevel(erasure.level().name());
    row.setTool(erasure.tool());
    row.setToolVersion(erasure.toolVersion());
    row.setStartedAt(timeOrAbsent(erasure.startedAt()));
    row.setEndedAt(timeOrAbsent(erasure.endedAt()));
    row.setVerifiedPercent(erasure.verifiedPercent());
    row.setResult(erasure.success() ? SUCCESS : FAILURE);
    row.setOperator(erasure.operator());
    row.setWitness(erasure.witness());
    row.setLogSha256(erasure.logSha256());
    row.setOrigin(erasure.origin().name());
    row.setRecordedAt(StepStore.time(now));
    row.setRecordedBy(by);
    row.insert();
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

  private static Erasure erasure(ErasureRecord row) {
    return new Erasure(
        row.getDiskModel(),
        row.getDiskSerial(),
        row.getDiskBytes(),
        DiskMedium.valueOf(row.getDiskType()),
        row.getMethod(),
        EraseLevel.valueOf(row.getEraseLevel()),
        row.getTool(),
        row.getToolVersion(),
        instant(row.getStartedAt()),
        instant(row.getEndedAt()),
        row.getVerifiedPercent(),
        row.getResult().equals(SUCCESS),
        row.getOperator(),
        row.getWitness(),
        row.getLogSha256(),
        Erasure.Origin.valueOf(row.getOrigin()));
  }

  private static @Nullable OffsetDateTime timeOrAbsent(@Nullable Instant at) {
    return at == null ? null : StepStore.time(at);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
