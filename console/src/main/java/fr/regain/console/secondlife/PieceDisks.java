package fr.regain.console.secondlife;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The disks of a piece in the workshop.
 *
 * @param toErase those that were in it when it came in, and any other that nobody called new
 * @param fitted solid-state disks that were put in since, as new: there is nothing to erase
 */
record PieceDisks(List<KnownDisk> toErase, List<KnownDisk> fitted) {
  static final PieceDisks NONE = new PieceDisks(List.of(), List.of());

  private static final String NEW_DISK = "ssd-";

  /** Keeps its own copies. */
  PieceDisks {
    toErase = List.copyOf(toErase);
    fitted = List.copyOf(fitted);
  }

  /**
   * Tells them apart. A disk that is told of later was put in since, or is one that came in without
   * a serial number.
   *
   * @param cameIn those that an inventory told of when it came in; null: nobody noted them
   * @param present those that an inventory tells of today
   * @param parts keys of the new parts that were fitted
   */
  static PieceDisks of(
      @Nullable List<KnownDisk> cameIn, List<KnownDisk> present, List<String> parts) {
    if (cameIn == null) {
      return new PieceDisks(present, List.of());
    }
    long newDisks = parts.stream().filter(part -> part.startsWith(NEW_DISK)).count();
    List<KnownDisk> toErase = new ArrayList<>(cameIn);
    List<KnownDisk> unmatched = new ArrayList<>(cameIn);
    List<KnownDisk> fitted = new ArrayList<>();
    for (KnownDisk disk : present) {
      if (take(unmatched, disk::isSame)) {
        continue;
      }
      if (disk.medium() != DiskMedium.HDD && fitted.size() < newDisks) {
        fitted.add(disk);
        continue;
      }
      if (take(unmatched, KnownDisk::isNameless)) {
        take(toErase, KnownDisk::isNameless);
      }
      toErase.add(disk);
    }
    return new PieceDisks(toErase, fitted);
  }

  private static boolean take(List<KnownDisk> disks, Predicate<KnownDisk> which) {
    for (int index = 0; index < disks.size(); index++) {
      if (which.test(disks.get(index))) {
        disks.remove(index);
        return true;
      }
    }
    return false;
  }
}
