package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.INVENTORY;
import static fr.regain.console.schema.Tables.SITE;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.v1.Inventory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jspecify.annotations.Nullable;

/** Reads the inventories that devices sent. */
final class InventoryReader {
  private InventoryReader() {}

  /**
   * Where the next page begins.
   *
   * @param at inventories that came later
   * @param device and those that came then, of devices that stand after this one; null: all
   */
  record Place(OffsetDateTime at, @Nullable UUID device) {
    static Place from(Instant at) {
      return new Place(at.atOffset(ZoneOffset.UTC), null);
    }

    static Place after(SeenInventory last) {
      return new Place(last.receivedAt(), last.deviceId());
    }
  }

  /**
   * Inventories in the order in which they came.
   *
   * @return at most that many, and none only where there are no more
   */
  static List<SeenInventory> inventories(DSLContext dsl, Place from, int most) {
    UUID device = from.device();
    if (device == null) {
      return inventories(dsl, INVENTORY.RECEIVED_AT.ge(from.at()), most);
    }
    // Two queries, because an index has a place to begin at for each of them and for both none.
    List<SeenInventory> then =
        inventories(
            dsl, INVENTORY.RECEIVED_AT.eq(from.at()).and(INVENTORY.DEVICE_ID.gt(device)), most);
    return then.isEmpty() ? inventories(dsl, INVENTORY.RECEIVED_AT.gt(from.at()), most) : then;
  }

  private static List<SeenInventory> inventories(DSLContext dsl, Condition which, int most) {
    return dsl.select(
            INVENTORY.DEVICE_ID, DEVICE.SITE_ID, SITE.PATH, INVENTORY.RECEIVED_AT, INVENTORY.BODY)
        .from(INVENTORY)
        .join(DEVICE)
        .on(DEVICE.ID.eq(INVENTORY.DEVICE_ID))
        .join(SITE)
        .on(SITE.ID.eq(DEVICE.SITE_ID))
        .where(which)
        .orderBy(INVENTORY.RECEIVED_AT, INVENTORY.DEVICE_ID)
        .limit(most)
        .fetch(InventoryReader::seen);
  }

  private static SeenInventory seen(Record5<UUID, Long, String, OffsetDateTime, byte[]> row) {
    try {
      return new SeenInventory(
          row.value1(),
          row.value2(),
          row.value3(),
          row.value4(),
          Inventory.parseFrom(row.value5()));
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("The inventory on record of " + row.value1(), damaged);
    }
  }
}
