package fr.regain.console.device;

import fr.regain.console.schema.tables.records.StorageRecord;
import org.jspecify.annotations.Nullable;

/**
 * How full a device is, as lists say it.
 *
 * @param permille used thousandths of all its volumes; null when none could be read
 * @param low whether less than a tenth of one of them is available
 */
record UsedSpace(@Nullable Integer permille, boolean low) {
  static UsedSpace of(StorageRecord row) {
    return of(row.getCapacityBytes(), row.getUsedBytes(), row.getLowSpace());
  }

  static UsedSpace of(@Nullable Long capacity, @Nullable Long used, boolean low) {
    Integer permille =
        capacity == null || used == null || capacity == 0
            ? null
            : Math.toIntExact(Math.round(1_000.0 * used / capacity));
    return new UsedSpace(permille, low);
  }
}
