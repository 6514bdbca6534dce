package fr.regain.console.checkin;

import fr.regain.console.device.DevicePlace;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When each device is due. A device's slot in the interval follows from its {@link DevicePlace}:
 * places are random, so a fleet spreads evenly, whenever its devices were switched on or came back
 * from an outage.
 *
 * <p>Neighbours in time are so neighbours in the tables that a check-in writes, which keeps the
 * cost of a commit independent of the size of the fleet (console/docs/load-bearing.md).
 */
final class Slots {
  private Slots() {}

  /**
   * The device's next slot: at least half an interval from now, at most one and a half.
   *
   * @param interval time between two check-ins, at least one second
   */
  static Instant next(UUID deviceId, Instant now, Duration interval) {
    long length = interval.toMillis();
    // The place as a fraction of 2^64, of the interval.
    long offset = Math.unsignedMultiplyHigh(DevicePlace.of(deviceId), length);
    long earliest = now.toEpochMilli() + length / 2;
    long slot = Math.floorDiv(earliest, length) * length + offset;
    return Instant.ofEpochMilli(slot < earliest ? slot + length : slot);
  }
}
