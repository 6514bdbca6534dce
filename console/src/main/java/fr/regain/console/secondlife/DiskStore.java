package fr.regain.console.secondlife;

import static fr.regain.console.schema.Tables.SECOND_LIFE;
import static fr.regain.console.schema.Tables.SECOND_LIFE_DISK;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** The table {@code second_life_disk}: the disks that were in each piece when it last came in. */
final class DiskStore {
  private static final int LONGEST = 255;

  private DiskStore() {}

  /** Puts the disks of a piece in the place of those that were noted before. */
  static void note(DSLContext dsl, long id, List<KnownDisk> disks) {
    dsl.deleteFrom(SECOND_LIFE_DISK).where(SECOND_LIFE_DISK.EQUIPMENT_ID.eq(id)).execute();
    for (int place = 0; place < disks.size(); place++) {
      KnownDisk disk = disks.get(place);
      dsl.insertInto(SECOND_LIFE_DISK)
          .set(SECOND_LIFE_DISK.EQUIPMENT_ID, id)
          .set(SECOND_LIFE_DISK.PLACE, place)
          .set(SECOND_LIFE_DISK.MODEL, cut(disk.model()))
          .set(SECOND_LIFE_DISK.SERIAL_NUMBER, cut(disk.serialNumber()))
          .set(SECOND_LIFE_DISK.BYTES, disk.bytes())
          .set(SECOND_LIFE_DISK.MEDIUM, disk.medium().name())
          .execute();
    }
    dsl.update(SECOND_LIFE)
        .set(SECOND_LIFE.DISKS_NOTED, true)
        .where(SECOND_LIFE.EQUIPMENT_ID.eq(id))
        .execute();
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** The disks of each of some pieces for which they were noted, even if there were none. */
  static Map<Long, List<KnownDisk>> noted(DSLContext dsl, Collection<Long> ids) {
    Map<Long, List<KnownDisk>> disks = new HashMap<>();
    dsl.select(SECOND_LIFE.EQUIPMENT_ID)
        .from(SECOND_LIFE)
        .where(SECOND_LIFE.EQUIPMENT_ID.in(ids), SECOND_LIFE.DISKS_NOTED.isTrue())
        .forEach(row -> disks.put(row.value1(), new ArrayList<>()));
    dsl.selectFrom(SECOND_LIFE_DISK)
        .where(SECOND_LIFE_DISK.EQUIPMENT_ID.in(disks.keySet()))
        .orderBy(SECOND_LIFE_DISK.EQUIPMENT_ID, SECOND_LIFE_DISK.PLACE)
        .forEach(
            row ->
                disks
                    .computeIfAbsent(row.getEquipmentId(), unused -> new ArrayList<>())
                    .add(
                        new KnownDisk(
                            row.getModel(),
                            row.getSerialNumber(),
                            row.getBytes(),
                            DiskMedium.valueOf(row.getMedium()))));
    return disks;
  }
}
