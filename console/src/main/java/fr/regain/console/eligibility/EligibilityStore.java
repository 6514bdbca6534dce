package fr.regain.console.eligibility;

import static fr.regain.console.schema.Tables.ELIGIBILITY;

import fr.regain.console.equipment.Equipment;
import fr.regain.console.schema.tables.records.EligibilityRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes the table {@code eligibility}. */
final class EligibilityStore {
  /** Stands in orders for what is not known. */
  static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private EligibilityStore() {}

  static EligibilityRecord row(
      Equipment equipment, Evaluation evaluation, int criteriaVersion, Instant now) {
    LocalDate after = equipment.made().after();
    LocalDate before = equipment.made().before();
    LocalDate made = after == null ? before : after;
    LocalDate until = evaluation.staysUntil();
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    EligibilityRecord row = new EligibilityRecord();
    row.setEquipmentId(equipment.id());
    row.setSiteId(equipment.siteId());
    row.setOwnerId(equipment.declaration().ownerId());
    row.setKind(equipment.kind().name());
    row.setMadeAfter(after);
    row.setMadeBefore(before);
    row.setMadeOrder(made == null ? NEVER : made);
    row.setRoute(evaluation.route().name());
    row.setPossible(evaluation.possible().stream().mapToInt(Route::bit).sum());
    row.setReasons(
        evaluation.reasons().stream()
            .map(Reason::code)
            .distinct()
            .mapToLong(ReasonCode::bit)
            .sum());
    row.setDeciding(evaluation.deciding().stream().mapToInt(OpenFact::bit).sum());
    row.setStaysUntil(until);
    row.setStaysOrder(until == null ? NEVER : until);
    row.setCriteriaVersion(criteriaVersion);
    row.setEvaluatedAt(at);
    return row;
  }

  /**
   * Puts the rows into the table, in the place of those that are there. One that says what is there
   * already is not written.
   */
  static void put(DSLContext dsl, List<EligibilityRecord> found) {
    Map<Long, EligibilityRecord> there =
        dsl.selectFrom(ELIGIBILITY)
            .where(
                ELIGIBILITY.EQUIPMENT_ID.in(
                    found.stream().map(EligibilityRecord::getEquipmentId).toList()))
            .fetchMap(ELIGIBILITY.EQUIPMENT_ID);
    List<EligibilityRecord> missing = new ArrayList<>();
    List<EligibilityRecord> other = new ArrayList<>();
    for (EligibilityRecord row : found) {
      EligibilityRecord before = there.get(row.getEquipmentId());
      if (before == null) {
        missing.add(row);
      } else if (!Arrays.equals(values(before), values(row))) {
        other.add(row);
      }
    }
    if (!missing.isEmpty()) {
      dsl.batchInsert(missing).execute();
    }
    if (!other.isEmpty()) {
      update(dsl, other);
    }
  }

  private static void update(DSLContext dsl, List<EligibilityRecord> rows) {
    var update =
        dsl.batch(
            dsl.update(ELIGIBILITY)
                .set(ELIGIBILITY.SITE_ID, (Long) null)
                .set(ELIGIBILITY.OWNER_ID, (Long) null)
                .set(ELIGIBILITY.KIND, "")
                .set(ELIGIBILITY.MADE_AFTER, (LocalDate) null)
                .set(ELIGIBILITY.MADE_BEFORE, (LocalDate) null)
                .set(ELIGIBILITY.MADE_ORDER, (LocalDate) null)
                .set(ELIGIBILITY.ROUTE, "")
                .set(ELIGIBILITY.POSSIBLE, 0)
                .set(ELIGIBILITY.REASONS, 0L)
                .set(ELIGIBILITY.DECIDING, 0)
                .set(ELIGIBILITY.STAYS_UNTIL, (LocalDate) null)
                .set(ELIGIBILITY.STAYS_ORDER, (LocalDate) null)
                .set(ELIGIBILITY.CRITERIA_VERSION, 0)
                .set(ELIGIBILITY.EVALUATED_AT, (OffsetDateTime) null)
                .where(ELIGIBILITY.EQUIPMENT_ID.eq(0L)));
    for (EligibilityRecord row : rows) {
      update = update.bind(bound(row));
    }
    update.execute();
  }

  /** What a row says. */
  private static @Nullable Object[] values(EligibilityRecord row) {
    return new @Nullable Object[] {
      row.getSiteId(),
      row.getOwnerId(),
      row.getKind(),
      row.getMadeAfter(),
      row.getMadeBefore(),
      row.getMadeOrder(),
      row.getRoute(),
      row.getPossible(),
      row.getReasons(),
      row.getDeciding(),
      row.getStaysUntil(),
      row.getStaysOrder()
    };
  }

  private static @Nullable Object[] bound(EligibilityRecord row) {
    @Nullable Object[] values = values(row);
    @Nullable Object[] all = Arrays.copyOf(values, values.length + 3);
    all[values.length] = row.getCriteriaVersion();
    all[values.length + 1] = row.getEvaluatedAt();
    all[values.length + 2] = row.getEquipmentId();
    return all;
  }
}
