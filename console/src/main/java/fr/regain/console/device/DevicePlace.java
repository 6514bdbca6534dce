package fr.regain.console.device;

import java.util.UUID;

/**
 * A device's place among all: the last eight bytes of its identifier as a number. Identifiers are
 * random, so places are spread evenly.
 *
 * <p>What a check-in writes is kept by place, and devices check in in the order of their places: so
 * the rows that are written together lie together, however many devices there are
 * (console/docs/load-bearing.md).
 */
public final class DevicePlace {
  private DevicePlace() {}

  /** The place of a device. */
  public static long of(UUID id) {
    return id.getLeastSignificantBits();
  }
}
