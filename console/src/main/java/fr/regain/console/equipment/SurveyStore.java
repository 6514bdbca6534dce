package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.SURVEY;

import fr.regain.console.schema.tables.records.EquipmentRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** The table {@code survey}, and the equipment that the survey looks up. */
final class SurveyStore {
  private static final int ONLY = 1;

  private SurveyStore() {}

  /** All that came before this moment has been read. */
  static Instant cursor(DSLContext dsl) {
    return dsl.select(SURVEY.RECEIVED_THROUGH)
        .from(SURVEY)
        .where(SURVEY.ID.eq(ONLY))
        .fetchSingle(SURVEY.RECEIVED_THROUGH)
        .toInstant();
  }

  /** Waits for another console's survey, and holds it off until the transaction ends. */
  static void lock(DSLContext dsl) {
    dsl.selectFrom(SURVEY).where(SURVEY.ID.eq(ONLY)).forUpdate().fetchSingle();
  }

  /** Takes the cursor back to a moment that it is beyond. */
  static void takeCursorBack(DSLContext dsl, Instant through) {
    OffsetDateTime at = through.atOffset(ZoneOffset.UTC);
    dsl.update(SURVEY)
        .set(SURVEY.RECEIVED_THROUGH, at)
        .where(SURVEY.ID.eq(ONLY), SURVEY.RECEIVED_THROUGH.gt(at))
        .execute();
  }

  static void moveCursor(DSLContext dsl, Instant through) {
    OffsetDateTime at = through.atOffset(ZoneOffset.UTC);
    dsl.update(SURVEY)
        .set(SURVEY.RECEIVED_THROUGH, at)
        .where(SURVEY.ID.eq(ONLY), SURVEY.RECEIVED_THROUGH.lt(at))
        .execute();
  }

  static List<EquipmentRecord> ofDevices(DSLContext dsl, Collection<UUID> devices) {
    return dsl.selectFrom(EQUIPMENT).where(EQUIPMENT.DEVICE_ID.in(devices)).fetch();
  }

  /** Equipment without a device of its own that is still here: what was imported, and screens. */
  static List<EquipmentRecord> withSerial(DSLContext dsl, Collection<String> serialNumbers) {
    return dsl.selectFrom(EQUIPMENT)
        .where(
            EQUIPMENT.SERIAL_NUMBER.in(serialNumbers),
            EQUIPMENT.DEVICE_ID.isNull(),
            EQUIPMENT.LEFT_AT.isNull())
        .orderBy(EQUIPMENT.ID)
        .fetch();
  }

  /** The screens without a serial number that are here, last seen with one of these devices. */
  static List<EquipmentRecord> namelessScreens(DSLContext dsl, Collection<UUID> devices) {
    return dsl.selectFrom(EQUIPMENT)
        .where(
            EQUIPMENT.SEEN_WITH.in(devices),
            EQUIPMENT.SERIAL_NUMBER.isNull(),
            EQUIPMENT.LEFT_AT.isNull())
        .orderBy(EQUIPMENT.ID)
        .fetch();
  }
}
