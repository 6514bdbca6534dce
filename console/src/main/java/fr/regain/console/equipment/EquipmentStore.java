package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.EQUIPMENT;

import fr.regain.console.platform.SearchText;
import fr.regain.console.schema.tables.records.EquipmentRecord;
import fr.regain.v1.Inventory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;

/** Writes the table {@code equipment}. */
final class EquipmentStore {
  // As wide as the column, which an index of PostgreSQL must hold whole whatever its letters.
  private static final int SEARCH_WIDTH = 500;

  private EquipmentStore() {}

  /** A row that is not in the table yet: without its short id. */
  static EquipmentRecord fresh(
      DSLContext dsl,
      long siteId,
      Description description,
      Declaration declaration,
      Origin origin,
      Instant now) {
    EquipmentRecord row = dsl.newRecord(EQUIPMENT);
    row.setSiteId(siteId);
    row.setOrigin(origin.name());
    row.setCreatedAt(time(now));
    put(row, description);
    put(row, declaration);
    row.setChangedAt(time(now));
    return row;
  }

  /** Gives each row a short id that no other bears, and puts them all into the table. */
  static void insert(DSLContext dsl, RandomGenerator random, Collection<EquipmentRecord> rows) {
    List<EquipmentRecord> nameless = new ArrayList<>(rows);
    Set<String> given = new HashSet<>();
    while (!nameless.isEmpty()) {
      nameless.forEach(row -> row.setShortId(ShortId.draw(random).text()));
      Set<String> taken =
          dsl.select(EQUIPMENT.SHORT_ID)
              .from(EQUIPMENT)
              .where(
                  EQUIPMENT.SHORT_ID.in(
                      nameless.stream().map(EquipmentRecord::getShortId).toList()))
              .fetchSet(EQUIPMENT.SHORT_ID);
      nameless.removeIf(row -> !taken.contains(row.getShortId()) && given.add(row.getShortId()));
    }
    rows.forEach(EquipmentStore::putSearch);
    dsl.batchInsert(rows).execute();
  }

  static Equipment insert(DSLContext dsl, RandomGenerator random, EquipmentRecord row) {
    do {
      row.setShortId(ShortId.draw(random).text());
    } while (dsl.fetchExists(EQUIPMENT, EQUIPMENT.SHORT_ID.eq(row.getShortId())));
    putSearch(row);
    row.insert();
    return equipment(row);
  }

  static void put(EquipmentRecord row, Description description) {
    row.setKind(description.kind().name());
    row.setVendor(description.vendor());
    row.setModel(description.model());
    row.setSerialNumber(description.serialNumber());
    row.setMadeAfter(description.made().after());
    row.setMadeBefore(description.made().before());
    Inventory facts = description.facts();
    if (facts != null) {
      row.setFacts(facts.toByteArray());
    }
  }

  static void put(EquipmentRecord row, Declaration declaration) {
    row.setOwnerId(declaration.ownerId());
    row.setPurchasedOn(declaration.purchasedOn());
    row.setInventoryNumber(declaration.inventoryNumber());
    row.setProtectedCarrier(declaration.protectedCarrier());
    row.setWorking(declaration.working());
    row.setSurplus(declaration.surplus());
  }

  /** Puts all rows, which were read whole, in the place of those in the table. */
  static void update(DSLContext dsl, Collection<EquipmentRecord> rows) {
    rows.forEach(EquipmentStore::putSearch);
    dsl.batchUpdate(rows.toArray(EquipmentRecord[]::new)).execute();
  }

  private static void putSearch(EquipmentRecord row) {
    String text =
        SearchText.of(
            SEARCH_WIDTH,
            row.getShortId(),
            row.getSerialNumber(),
            row.getInventoryNumber(),
            row.getVendor(),
            row.getModel());
    if (!text.equals(row.getSearch())) {
      row.setSearch(text);
    }
  }

  /**
   * Changes a row, which is held until the transaction ends.
   *
   * @return what it says now
   */
  static Equipment update(DSLContext dsl, long id, Consumer<EquipmentRecord> change, Instant now) {
    EquipmentRecord row =
        dsl.selectFrom(EQUIPMENT).where(EQUIPMENT.ID.eq(id)).forUpdate().fetchSingle();
    change.accept(row);
    row.setChangedAt(time(now));
    putSearch(row);
    row.update();
    return equipment(row);
  }

  static Equipment equipment(EquipmentRecord row) {
    return new Equipment(
        row.getId(),
        new ShortId(row.getShortId()),
        row.getSiteId(),
        row.getDeviceId(),
        row.getSeenWith(),
        description(row),
        new Declaration(
            row.getOwnerId(),
            row.getPurchasedOn(),
            row.getInventoryNumber(),
            row.getProtectedCarrier(),
            row.getWorking(),
            row.getSurplus()),
        Origin.valueOf(row.getOrigin()),
        row.getCreatedAt().toInstant(),
        row.getChangedAt().toInstant());
  }

  /** What the plate says, without the facts. */
  static Description description(EquipmentRecord row) {
    return new Description(
        EquipmentKind.valueOf(row.getKind()),
        row.getVendor(),
        row.getModel(),
        row.getSerialNumber(),
        new Made(row.getMadeAfter(), row.getMadeBefore()),
        null);
  }

  // What every database of ours keeps exactly, so that equal moments compare as equal.
  static OffsetDateTime time(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }
}
