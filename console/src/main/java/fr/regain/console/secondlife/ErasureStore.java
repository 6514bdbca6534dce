package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.ERASURE;

import fr.regain.console.schema.tables.records.ErasureRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The table {@code erasure}. */
final class ErasureStore {
  private static final String SUCCESS = "SUCCESS";
  private static final String FAILURE = "FAILURE";

  private ErasureStore() {}

  /** Those since a piece came in, the struck ones too, in the order in which they were recorded. */
  static List<RecordedErasure> recorded(DSLContext dsl, long id) {
    return dsl.selectFrom(ERASURE)
        .where(ERASURE.EQUIPMENT_ID.eq(id), isOfNow())
        .orderBy(ERASURE.ID)
        .fetch(ErasureStore::recorded);
  }

  /**
   * Those of each life of a piece, the struck ones too, in the order in which they were recorded.
   */
  static List<RecordedErasure> ofEveryLife(DSLContext dsl, long id) {
    return dsl.selectFrom(ERASURE)
        .where(ERASURE.EQUIPMENT_ID.eq(id))
        .orderBy(ERASURE.ID)
        .fetch(ErasureStore::recorded);
  }

  /** As {@link #counting}, with what is on record of each. */
  static Map<Long, List<RecordedErasure>> recorded(DSLContext dsl, Collection<Long> ids) {
    return dsl.selectFrom(ERASURE)
        .where(ERASURE.EQUIPMENT_ID.in(ids), isOfNow(), ERASURE.STRUCK_AT.isNull())
        .orderBy(ERASURE.ID)
        .fetchGroups(ERASURE.EQUIPMENT_ID, ErasureStore::recorded);
  }

  /** Of each piece those since it came in that count, in the order in which they were recorded. */
  static Map<Long, List<Erasure>> counting(DSLContext dsl, Collection<Long> ids) {
    return dsl.selectFrom(ERASURE)
        .where(ERASURE.EQUIPMENT_ID.in(ids), isOfNow(), ERASURE.STRUCK_AT.isNull())
        .orderBy(ERASURE.ID)
        .fetchGroups(ERASURE.EQUIPMENT_ID, ErasureStore::erasure);
  }

  /** Recorded since its piece came in. */
  static Condition isOfNow() {
    return ERASURE.RECORDED_AT.ge(StepReading.cameInAt(ERASURE.EQUIPMENT_ID));
  }

  static void add(DSLContext dsl, long id, Erasure erasure, String by, Instant now) {
    ErasureRecord row = dsl.newRecord(ERASURE);
    row.setEquipmentId(id);
    row.setDiskModel(erasure.diskModel());
    row.setDiskSerial(erasure.diskSerial());
    row.setSerialKey(Erasure.plain(erasure.diskSerial()));
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

  /** Says that a record is of no disk of its piece. */
  static void strike(DSLContext dsl, long erasureId, String by, String reason, Instant now) {
    dsl.update(ERASURE)
        .set(ERASURE.STRUCK_AT, StepStore.time(now))
        .set(ERASURE.STRUCK_BY, by)
        .set(ERASURE.STRUCK_REASON, reason)
        .where(ERASURE.ID.eq(erasureId))
        .execute();
  }

  private static RecordedErasure recorded(ErasureRecord row) {
    OffsetDateTime struckAt = row.getStruckAt();
    return new RecordedErasure(
        row.getId(),
        erasure(row),
        row.getRecordedAt().toInstant(),
        row.getRecordedBy(),
        struckAt == null
            ? null
            : new RecordedErasure.Strike(
                struckAt.toInstant(), row.getStruckBy(), row.getStruckReason()));
  }

  static Erasure erasure(ErasureRecord row) {
    return new Erasure(
        row.getDiskModel(),
        row.getDiskSerial(),
        row.getDiskBytes(),
        DiskMedium.valueOf(row.getDiskType()),
        row.getMethod(),
        EraseLevel.valueOf(row.getEraseLevel()),
        row.getTool(),
        row.getToolVersion(),
        LotReading.instant(row.getStartedAt()),
        LotReading.instant(row.getEndedAt()),
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
}
