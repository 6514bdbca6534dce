package fr.regain.console.secondlife;

import org.jspecify.annotations.Nullable;

/**
 * A disk that the inventory of a piece tells of.
 *
 * @param model as the disk says; empty: it does not
 * @param serialNumber as the disk says; empty: it does not, as behind a RAID controller
 * @param bytes its capacity; null: unknown
 * @param medium what it is made of
 */
public record KnownDisk(
    String model, String serialNumber, @Nullable Long bytes, DiskMedium medium) {

  /** Whether nothing tells it from others. */
  boolean isNameless() {
    return Erasure.plain(serialNumber).isEmpty();
  }

  /** Whether it is the other, as far as their serial numbers tell: without, one is as the other. */
  boolean isSame(KnownDisk other) {
    return Erasure.plain(serialNumber).equals(Erasure.plain(other.serialNumber));
  }
}
