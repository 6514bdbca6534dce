package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.LOT;
import static fr.regain.console.schema.Tables.LOT_ITEM;
import static fr.regain.console.schema.Tables.OWNER;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.any;

import fr.regain.console.access.Scope;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.schema.tables.records.LotRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads lots. */
final class LotReading {
  // After every day on which a lot can leave.
  private static final OffsetDateTime OPEN =
      OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

  private LotReading() {}

  static CountedSlice<LotLine> page(
      DSLContext dsl,
      Scope scope,
      LotFilter filter,
      Sort<LotSort> sort,
      @Nullable Cursor at,
      int size) {
    return order(sort).rows(dsl, LOT, condition(scope, filter), at, size, ids -> lines(dsl, ids));
  }

  static Count count(DSLContext dsl, Scope scope, LotFilter filter) {
    return Count.of(dsl, LOT, condition(scope, filter));
  }

  private static Keyset<?, Long> order(Sort<LotSort> sort) {
    return switch (sort.key()) {
      case CLOSED ->
          new Keyset<>(DSL.coalesce(LOT.CLOSED_AT, DSL.val(OPEN)), LOT.ID, sort.descending());
      case NAME -> new Keyset<>(DSL.lower(LOT.NAME), LOT.ID, sort.descending());
      case CREATED -> new Keyset<>(LOT.CREATED_AT, LOT.ID, sort.descending());
      case BENEFICIARY -> new Keyset<>(DSL.lower(LOT.BENEFICIARY), LOT.ID, sort.descending());
    };
  }

  private static Map<Long, LotLine> lines(DSLContext dsl, List<Long> ids) {
    var pieces =
        DSL.field(DSL.select(DSL.count()).from(LOT_ITEM).where(LOT_ITEM.LOT_ID.eq(LOT.ID)));
    return dsl.select(
            LOT.ID,
            LOT.NAME,
            LOT.DESTINATION,
            LOT.OWNER_ID,
            OWNER.NAME,
            LOT.BENEFICIARY,
            pieces,
            LOT.CREATED_AT,
            LOT.CLOSED_AT)
        .from(LOT)
        .join(OWNER)
        .on(OWNER.ID.eq(LOT.OWNER_ID))
        .where(LOT.ID.eq(any(ids.toArray(Long[]::new))))
        .fetchMap(
            LOT.ID,
            row ->
                new LotLine(
                    row.value1(),
                    row.value2(),
                    Destination.valueOf(row.value3()),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7(),
                    row.value8().toInstant(),
                    instant(row.value9())));
  }

  private static Condition condition(Scope scope, LotFilter filter) {
    Condition condition = scope.holdsSite(LOT.SITE_ID);
    if (!filter.text().isEmpty()) {
      condition =
          condition.and(
              LOT.NAME
                  .containsIgnoreCase(filter.text())
                  .or(LOT.BENEFICIARY.containsIgnoreCase(filter.text())));
    }
    Destination destination = filter.destination();
    if (destination != null) {
      condition = condition.and(LOT.DESTINATION.eq(destination.name()));
    }
    Boolean open = filter.open();
    if (open != null) {
      condition = condition.and(open ? LOT.CLOSED_AT.isNull() : LOT.CLOSED_AT.isNotNull());
    }
    return condition;
  }

  /** The open lots of an owner to which a piece may be added. */
  static List<LotLine> openFor(DSLContext dsl, Scope scope, long ownerId) {
    return dsl.select(LOT.ID, LOT.NAME, LOT.DESTINATION, LOT.BENEFICIARY, LOT.CREATED_AT)
        .from(LOT)
        .where(scope.holdsSite(LOT.SITE_ID), LOT.OWNER_ID.eq(ownerId), LOT.CLOSED_AT.isNull())
        .orderBy(LOT.NAME, LOT.ID)
        .fetch(
            row ->
                new LotLine(
                    row.value1(),
                    row.value2(),
                    Destination.valueOf(row.value3()),
                    ownerId,
                    "",
                    row.value4(),
                    0,
                    row.value5().toInstant(),
                    null));
  }

  /** A whole lot; what is in the way of each piece, {@code pieces} works out. */
  static Optional<Lot> find(DSLContext dsl, Scope scope, long id, SecondLifeService pieces) {
    Optional<LotRecord> found =
        dsl.selectFrom(LOT).where(LOT.ID.eq(id), scope.holdsSite(LOT.SITE_ID)).fetchOptional();
    return found.map(row -> lot(dsl, row, pieces));
  }

  private static Lot lot(DSLContext dsl, LotRecord row, SecondLifeService pieces) {
    Owner owner =
        dsl.selectFrom(OWNER)
            .where(OWNER.ID.eq(row.getOwnerId()))
            .fetchSingle(
                found ->
                    new Owner(found.getId(), found.getName(), OwnerKind.valueOf(found.getKind())));
    String site =
        dsl.select(SITE.NAME).from(SITE).where(SITE.ID.eq(row.getSiteId())).fetchSingle(SITE.NAME);
    LotTerms terms = LotStore.terms(row);
    return new Lot(
        row.getId(),
        row.getSiteId(),
        site,
        owner,
        terms,
        row.getCreatedAt().toInstant(),
        instant(row.getClosedAt()),
        StepReading.firstDepartures(dsl, row.getId()).values().stream()
            .min(Comparator.naturalOrder())
            .orElse(null),
        items(dsl, row.getId(), terms.destination().act(), pieces),
        LotStore.papers(dsl, row.getId()));
  }

  private static List<LotItem> items(
      DSLContext dsl, long lotId, Act act, SecondLifeService pieces) {
    Map<Long, Long> values = LotStore.values(dsl, lotId);
    List<Piece> all = PieceReading.ofLot(dsl, lotId);
    List<Clearance> clearances = pieces.departures(dsl, all);
    List<LotItem> items = new ArrayList<>();
    List<Long> ids = all.stream().map(Piece::id).toList();
    Map<Long, List<Check>> faults = InspectionStore.faults(dsl, ids);
    Map<Long, String> repairs = StepReading.repairs(dsl, ids);
    for (int number = 0; number < all.size(); number++) {
      Piece piece = all.get(number);
      Clearance clearance = clearances.get(number);
      boolean ready = piece.stage().next(act).isPresent() && clearance.obstacles(act).isEmpty();
      items.add(
          new LotItem(
              piece,
              ready,
              !clearance.hasNoDisk(),
              clearance.isErased(),
              !clearance.overwritten().isEmpty(),
              faults.getOrDefault(piece.id(), List.of()),
              repairs.getOrDefault(piece.id(), ""),
              values.get(piece.id())));
    }
    return items;
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
