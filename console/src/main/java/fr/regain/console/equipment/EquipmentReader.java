package fr.regain.console.equipment;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.EQUIPMENT;
import static fr.regain.console.schema.Tables.INVENTORY;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.access.Scope;
import fr.regain.v1.Inventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record2;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** Reads the table {@code equipment}. */
final class EquipmentReader {
  // All but the facts, which are large.
  private static final List<Field<?>> COLUMNS =
      EQUIPMENT.fieldStream().filter(field -> !field.equals(EQUIPMENT.FACTS)).toList();

  private EquipmentReader() {}

  static Optional<Equipment> find(DSLContext dsl, Scope scope, Condition which) {
    return some(dsl, scope, which, 1).stream().findFirst();
  }

  /** In the order of their numbers. */
  static List<Equipment> some(DSLContext dsl, Scope scope, Condition which, int most) {
    return dsl.select(COLUMNS)
        .from(EQUIPMENT)
        .where(which, scope.holdsSite(EQUIPMENT.SITE_ID))
        .orderBy(EQUIPMENT.ID)
        .limit(most)
        .fetchInto(EQUIPMENT)
        .map(EquipmentStore::equipment);
  }

  static Condition condition(EquipmentFilter filter) {
    Condition condition = DSL.noCondition();
    String text = filter.text().strip();
    if (!text.isEmpty()) {
      Condition found =
          DSL.or(
              EQUIPMENT.SERIAL_NUMBER.containsIgnoreCase(text),
              EQUIPMENT.INVENTORY_NUMBER.containsIgnoreCase(text),
              EQUIPMENT.VENDOR.containsIgnoreCase(text),
              EQUIPMENT.MODEL.containsIgnoreCase(text));
      condition =
          ShortId.parse(text).map(id -> EQUIPMENT.SHORT_ID.eq(id.text()).or(found)).orElse(found);
    }
    Long siteId = filter.siteId();
    if (siteId != null) {
      condition =
          condition.and(
              EQUIPMENT.SITE_ID.in(
                  select(SITE.ID).from(SITE).where(SITE.PATH.contains("/" + siteId + "/"))));
    }
    EquipmentKind kind = filter.kind();
    if (kind != null) {
      condition = condition.and(EQUIPMENT.KIND.eq(kind.name()));
    }
    Long ownerId = filter.ownerId();
    return ownerId == null ? condition : condition.and(EQUIPMENT.OWNER_ID.eq(ownerId));
  }

  /** What is known of the hardware: what the device reports, else what was imported. */
  static Map<Long, Inventory> facts(DSLContext dsl, Collection<Long> ids) {
    Map<Long, Inventory> facts = new HashMap<>();
    for (Record2<Long, byte[]> row :
        dsl.select(EQUIPMENT.ID, coalesce(INVENTORY.BODY, EQUIPMENT.FACTS))
            .from(EQUIPMENT)
            .leftJoin(INVENTORY)
            .on(INVENTORY.DEVICE_ID.eq(EQUIPMENT.DEVICE_ID))
            .where(EQUIPMENT.ID.in(ids))
            .fetch()) {
      byte[] body = row.value2();
      if (body != null) {
        facts.put(row.value1(), parsed(row.value1(), body));
      }
    }
    return facts;
  }

  private static Inventory parsed(long id, byte[] body) {
    try {
      return Inventory.parseFrom(body);
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("The facts on record of equipment " + id, damaged);
    }
  }

  /** With their hardware, in the order that is asked for. */
  static List<KnownEquipment> known(
      DSLContext dsl, Condition which, List<? extends OrderField<?>> order, int most) {
    Field<byte[]> body = coalesce(INVENTORY.BODY, EQUIPMENT.FACTS);
    List<SelectField<?>> columns = new ArrayList<>(COLUMNS);
    columns.add(body);
    columns.add(DEVICE.HOST_NAME);
    return dsl.select(columns)
        .from(EQUIPMENT)
        .leftJoin(INVENTORY)
        .on(INVENTORY.DEVICE_ID.eq(EQUIPMENT.DEVICE_ID))
        .leftJoin(DEVICE)
        .on(DEVICE.ID.eq(EQUIPMENT.DEVICE_ID))
        .where(which)
        .orderBy(order)
        .limit(most)
        .fetch(
            row -> {
              Equipment equipment = EquipmentStore.equipment(row.into(EQUIPMENT));
              byte[] facts = row.get(body);
              return new KnownEquipment(
                  equipment,
                  row.get(DEVICE.HOST_NAME),
                  row.get(EQUIPMENT.LEFT_AT) != null,
                  facts == null ? null : parsed(equipment.id(), facts));
            });
  }
}
