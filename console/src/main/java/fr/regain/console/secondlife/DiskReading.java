package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentService;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads which disks pieces came in with, and which an inventory tells of since. */
final class DiskReading {
  private DiskReading() {}

  /** The disks of each of some pieces. */
  static Map<Long, PieceDisks> of(DSLContext dsl, EquipmentService equipment, List<Piece> pieces) {
    List<Long> ids = pieces.stream().map(Piece::id).toList();
    Map<Long, Inventory> facts = equipment.facts(dsl, ids);
    Map<Long, List<KnownDisk>> noted = DiskStore.noted(dsl, ids);
    Map<Long, List<String>> parts = InspectionStore.partsSinceItCameIn(dsl, ids);
    return pieces.stream()
        .collect(
            Collectors.toMap(
                Piece::id,
                piece ->
                    PieceDisks.of(
                        cameIn(piece, noted),
                        disks(facts.get(piece.id())),
                        parts.getOrDefault(piece.id(), List.of()))));
  }

  // What was noted is of a life that is over, until the piece is collected again.
  private static @Nullable List<KnownDisk> cameIn(Piece piece, Map<Long, List<KnownDisk>> noted) {
    return piece.stage().compareTo(Stage.COLLECTED) < 0 ? null : noted.get(piece.id());
  }

  /** Puts on record which disks an inventory tells of as a piece comes in. */
  static void note(DSLContext dsl, EquipmentService equipment, long id) {
    DiskStore.note(dsl, id, disks(equipment.facts(dsl, List.of(id)).get(id)));
  }

  private static List<KnownDisk> disks(@Nullable Inventory facts) {
    return facts == null
        ? List.of()
        : facts.getDisksList().stream()
            .filter(disk -> disk.getType() != DiskType.DISK_TYPE_VIRTUAL)
            .map(DiskReading::disk)
            .toList();
  }

  private static KnownDisk disk(Disk disk) {
    return new KnownDisk(
        disk.getModel(),
        disk.getSerialNumber(),
        disk.hasCapacityBytes() ? disk.getCapacityBytes() : null,
        DiskMedium.of(disk.getType()));
  }
}
