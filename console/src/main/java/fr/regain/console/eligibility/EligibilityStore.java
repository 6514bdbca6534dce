package fr.regain.console.eligibility;

import static fr.regain.console.schema.Tables.ELIGIBILITY;

import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.KnownEquipment;
import fr.regain.console.platform.SearchText;
import fr.regain.console.schema.tables.records.EligibilityRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes the table {@code eligibility}. */
final class EligibilityStore {
  private static final int LONGEST_TEXT = 1_200;

  private EligibilityStore() {}

  static EligibilityRecord row(
      KnownEquipment known, Evaluation evaluation, int criteriaVersion, Instant now) {
    Equipment equipment = known.equipment();
    EligibilityRecord row = new EligibilityRecord();
    row.setEquipmentId(equipment.id());
    row.setSiteId(equipment.siteId());
    row.setOwnerId(equipment.declaration().ownerId());
    row.setKind(equipment.kind().name());
    row.setMadeAfter(equipment.made().after());
    row.setMadeBefore(equipment.made().before());
    row.setRoute(evaluation.route().name());
    row.setPossible(evaluation.possible().stream().mapToInt(Route::bit).sum());
    row.setReasons(
        evaluation.reasons().stream()
            .map(Reason::code)
            .distinct()
            .mapToLong(ReasonCode::bit)
            .sum());
    row.setDeciding(evaluation.deciding().stream().mapToInt(OpenFact::bit).sum());
    row.setStaysUntil(evaluation.staysUntil());
    row.setSearchText(text(known));
    row.setGone(known.gone());
    row.setCriteriaVersion(criteriaVersion);
    row.setEvaluatedAt(now.atOffset(ZoneOffset.UTC));
    return row;
  }

  private static String text(KnownEquipment known) {
    Description plate = known.equipment().description();
    return SearchText.of(
        LONGEST_TEXT,
        known.equipment().shortId().text(),
        known.hostName(),
        plate.serialNumber(),
        known.equipment().declaration().inventoryNumber(),
        plate.vendor(),
        plate.model());
  }

  /**
   * Puts the rows into the table, in the place of those that are there. One that says what is there
   * already is not written. The transaction holds the row of the evaluation.
   */
  static void put(DSLContext dsl, List<EligibilityRecord> found) {
    if (found.isEmpty()) {
      return;
    }
    Map<Long, EligibilityRecord> there = there(dsl, found);
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
    if (missing.isEmpty() && other.isEmpty()) {
      return;
    }
    long written = RunStore.nextWritten(dsl);
    missing.forEach(row -> row.setWritten(written));
    other.forEach(row -> row.setWritten(written));
    if (!missing.isEmpty()) {
      dsl.batchInsert(missing).execute();
    }
    if (!other.isEmpty()) {
      update(dsl, other);
    }
  }

  // A page of a run is all that there is between two numbers; a list of its numbers would cost the
  // database more than the rows.
  private static Map<Long, EligibilityRecord> there(DSLContext dsl, List<EligibilityRecord> found) {
    LongSummaryStatistics numbers =
        found.stream().collect(Collectors.summarizingLong(EligibilityRecord::getEquipmentId));
    boolean dense = numbers.getMax() - numbers.getMin() < 2L * found.size();
    return dsl.selectFrom(ELIGIBILITY)
        .where(
            dense
                ? ELIGIBILITY.EQUIPMENT_ID.between(numbers.getMin(), numbers.getMax())
                : ELIGIBILITY.EQUIPMENT_ID.in(
                    found.stream().map(EligibilityRecord::getEquipmentId).toList()))
        .fetchMap(ELIGIBILITY.EQUIPMENT_ID);
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
                .set(ELIGIBILITY.ROUTE, "")
                .set(ELIGIBILITY.POSSIBLE, 0)
                .set(ELIGIBILITY.REASONS, 0L)
                .set(ELIGIBILITY.DECIDING, 0)
                .set(ELIGIBILITY.STAYS_UNTIL, (LocalDate) null)
                .set(ELIGIBILITY.SEARCH_TEXT, "")
                .set(ELIGIBILITY.GONE, false)
                .set(ELIGIBILITY.CRITERIA_VERSION, 0)
                .set(ELIGIBILITY.EVALUATED_AT, (OffsetDateTime) null)
                .set(ELIGIBILITY.WRITTEN, 0L)
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
      row.getRoute(),
      row.getPossible(),
      row.getReasons(),
      row.getDeciding(),
      row.getStaysUntil(),
      row.getSearchText(),
      row.getGone()
    };
  }

  private static @Nullable Object[] bound(EligibilityRecord row) {
    @Nullable Object[] values = values(row);
    @Nullable Object[] all = Arrays.copyOf(values, values.length + 4);
    all[values.length] = row.getCriteriaVersion();
    all[values.length + 1] = row.getEvaluatedAt();
    all[values.length + 2] = row.getWritten();
    all[values.length + 3] = row.getEquipmentId();
    return all;
  }
}
