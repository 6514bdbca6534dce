package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.FITTED_PART;
import static fr.regain.console.schema.Tables.LOT;
import static fr.regain.console.schema.Tables.LOT_DOCUMENT;
import static fr.regain.console.schema.Tables.LOT_ITEM;
import static fr.regain.console.schema.Tables.OWNER;
import static fr.regain.console.schema.Tables.SECOND_LIFE_STEP;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.EquipmentKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads what left in a year. */
final class AccountsReading {
  private static final List<String> FINAL =
      Arrays.stream(Stage.values()).filter(Stage::isFinal).map(Stage::name).toList();

  private static final Field<OffsetDateTime> REFORMED =
      StepReading.collectedBefore(EQUIPMENT.ID, SECOND_LIFE_STEP.ID).as("reformed");

  private AccountsReading() {}

  /** What reached its destination between two moments, of a scope and of an owner or of all. */
  static List<Departure> departures(
      DSLContext dsl,
      Scope scope,
      @Nullable Long ownerId,
      Instant from,
      Instant until,
      ZoneId zone) {
    Condition owned = ownerId == null ? noCondition() : EQUIPMENT.OWNER_ID.eq(ownerId);
    List<Record> rows =
        List.copyOf(
            dsl.select(
                    EQUIPMENT.ID,
                    EQUIPMENT.SHORT_ID,
                    EQUIPMENT.KIND,
                    EQUIPMENT.PURCHASED_ON,
                    EQUIPMENT.MADE_BEFORE,
                    EQUIPMENT.PROTECTED_CARRIER,
                    SECOND_LIFE_STEP.TO_STAGE,
                    SECOND_LIFE_STEP.AT,
                    SECOND_LIFE_STEP.LOT_ID,
                    LOT.BENEFICIARY,
                    SECOND_LIFE_STEP.DISPLACEMENT,
                    SECOND_LIFE_STEP.MONTHS_GAINED,
                    REFORMED)
                .from(SECOND_LIFE_STEP)
                .join(EQUIPMENT)
                .on(EQUIPMENT.ID.eq(SECOND_LIFE_STEP.EQUIPMENT_ID))
                .leftJoin(LOT)
                .on(LOT.ID.eq(SECOND_LIFE_STEP.LOT_ID))
                .where(reached(from, until), scope.holdsSite(EQUIPMENT.SITE_ID), owned)
                .orderBy(SECOND_LIFE_STEP.AT, EQUIPMENT.SHORT_ID)
                .fetch());
    Set<Long> proved = provedLots(dsl, from, until);
    Map<Long, List<Part>> parts = parts(dsl);
    return rows.stream().map(row -> departure(row, proved, parts, zone)).toList();
  }

  /** The same by the sites that it left: what was moved by that step counts where it came from. */
  static List<Departed> departed(
      DSLContext dsl, Scope scope, Instant from, Instant until, ZoneId zone) {
    return dsl.select(SECOND_LIFE_STEP.TO_STAGE, SECOND_LIFE_STEP.AT, SITE.PATH)
        .from(SECOND_LIFE_STEP)
        .join(EQUIPMENT)
        .on(EQUIPMENT.ID.eq(SECOND_LIFE_STEP.EQUIPMENT_ID))
        .join(SITE)
        .on(SITE.ID.eq(coalesce(SECOND_LIFE_STEP.FROM_SITE_ID, EQUIPMENT.SITE_ID)))
        .where(reached(from, until), scope.holds(SITE.PATH))
        .orderBy(SECOND_LIFE_STEP.ID)
        .fetch(
            row ->
                new Departed(
                    Stage.valueOf(row.value1()),
                    LocalDate.ofInstant(row.value2().toInstant(), zone),
                    row.value3()));
  }

  private static Condition reached(Instant from, Instant until) {
    return SECOND_LIFE_STEP
        .AT
        .ge(StepStore.time(from))
        .and(SECOND_LIFE_STEP.AT.lt(StepStore.time(until)))
        .and(SECOND_LIFE_STEP.TO_STAGE.in(FINAL))
        .and(SECOND_LIFE_STEP.ACT.ne(StepStore.UNDO))
        .and(SECOND_LIFE_STEP.UNDONE.isFalse());
  }

  /** How many pieces reached each destination between two moments. */
  static Map<Stage, Long> destinations(DSLContext dsl, Scope scope, Instant from, Instant until) {
    Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    dsl.select(SECOND_LIFE_STEP.TO_STAGE, count())
        .from(SECOND_LIFE_STEP)
        .join(EQUIPMENT)
        .on(EQUIPMENT.ID.eq(SECOND_LIFE_STEP.EQUIPMENT_ID))
        .where(reached(from, until), scope.holdsSite(EQUIPMENT.SITE_ID))
        .groupBy(SECOND_LIFE_STEP.TO_STAGE)
        .forEach(row -> counts.put(Stage.valueOf(row.value1()), row.value2().longValue()));
    return counts;
  }

  /** A part that was fitted, and when. */
  private record Part(String factor, OffsetDateTime at) {}

  private static Departure departure(
      Record row, Set<Long> proved, Map<Long, List<Part>> parts, ZoneId zone) {
    OffsetDateTime at = row.get(SECOND_LIFE_STEP.AT);
    OffsetDateTime reformed = row.get(REFORMED);
    LocalDate on = LocalDate.ofInstant(at.toInstant(), zone);
    EquipmentKind kind = EquipmentKind.valueOf(row.get(EQUIPMENT.KIND));
    Long lotId = row.get(SECOND_LIFE_STEP.LOT_ID);
    String beneficiary = row.get(LOT.BENEFICIARY);
    return new Departure(
        row.get(EQUIPMENT.SHORT_ID),
        kind,
        Stage.valueOf(row.get(SECOND_LIFE_STEP.TO_STAGE)),
        on,
        lotId,
        beneficiary == null ? "" : beneficiary,
        lotId != null && proved.contains(lotId),
        Exclusion.of(
                kind,
                row.get(EQUIPMENT.PURCHASED_ON),
                row.get(EQUIPMENT.MADE_BEFORE),
                row.get(EQUIPMENT.PROTECTED_CARRIER),
                reformed == null ? on : LocalDate.ofInstant(reformed.toInstant(), zone))
            .orElse(null),
        row.get(SECOND_LIFE_STEP.DISPLACEMENT),
        row.get(SECOND_LIFE_STEP.MONTHS_GAINED),
        parts.getOrDefault(row.get(EQUIPMENT.ID), List.of()).stream()
            .filter(
                part -> !part.at().isAfter(at) && reformed != null && !part.at().isBefore(reformed))
            .map(Part::factor)
            .toList());
  }

  private static Set<Long> provedLots(DSLContext dsl, Instant from, Instant until) {
    return new HashSet<>(
        dsl.selectDistinct(LOT_DOCUMENT.LOT_ID)
            .from(LOT_DOCUMENT)
            .join(LOT)
            .on(LOT.ID.eq(LOT_DOCUMENT.LOT_ID))
            .where(
                LOT_DOCUMENT.KIND.eq(PaperKind.COMMITMENT.name()),
                LOT.CLOSED_AT.ge(StepStore.time(from)),
                LOT.CLOSED_AT.lt(StepStore.time(until)))
            .fetch(LOT_DOCUMENT.LOT_ID));
  }

  private static Map<Long, List<Part>> parts(DSLContext dsl) {
    Map<Long, List<Part>> parts = new HashMap<>();
    dsl.select(FITTED_PART.EQUIPMENT_ID, FITTED_PART.FACTOR, FITTED_PART.AT)
        .from(FITTED_PART)
        .orderBy(FITTED_PART.ID)
        .forEach(
            row ->
                parts
                    .computeIfAbsent(row.value1(), unused -> new ArrayList<>())
                    .add(new Part(row.value2(), row.value3())));
    return parts;
  }

  /** The register of waste between two moments. */
  static List<WasteLine> waste(
      DSLContext dsl,
      Scope scope,
      @Nullable Long ownerId,
      Instant from,
      Instant until,
      ZoneId zone) {
    Field<Integer> pieces = field(select(count()).from(LOT_ITEM).where(LOT_ITEM.LOT_ID.eq(LOT.ID)));
    return dsl.select(
            LOT.ID,
            LOT.NAME,
            LOT.CLOSED_AT,
            OWNER.NAME,
            LOT.BENEFICIARY,
            LOT.BENEFICIARY_ADDRESS,
            LOT.WASTE_CODE,
            LOT.TRACKING_NUMBER,
            pieces,
            LOT.WEIGHT_GRAMS)
        .from(LOT)
        .join(OWNER)
        .on(OWNER.ID.eq(LOT.OWNER_ID))
        .where(
            LOT.DESTINATION.eq(Destination.RECYCLING.name()),
            LOT.CLOSED_AT.ge(StepStore.time(from)),
            LOT.CLOSED_AT.lt(StepStore.time(until)),
            scope.holdsSite(LOT.SITE_ID),
            ownerId == null ? noCondition() : LOT.OWNER_ID.eq(ownerId))
        .orderBy(LOT.CLOSED_AT, LOT.ID)
        .fetch(
            row ->
                new WasteLine(
                    row.value1(),
                    row.value2(),
                    LocalDate.ofInstant(row.value3().toInstant(), zone),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7(),
                    row.value8(),
                    row.value9(),
                    row.value10()));
  }
}
