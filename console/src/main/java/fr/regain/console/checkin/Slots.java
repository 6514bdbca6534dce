package fr.regain.console.checkin;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When each device is due. A device's place in the interval is its identifier's place in the space
 * of identifiers: identifiers are random, so a fleet spreads evenly, whenever its devices were
 * switched on or came back from an outage.
 *
 * <p>Neighbours in time are so neighbours in every index that starts with the device's identifier,
 * which keeps the cost of a commit independent of the size of the fleet
 * (console/docs/load-bearing.md).
 */
final class Slots {
  private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(Long.SIZE);

  private Slots() {}

  /**
   * The device's next slot: at least half an interval from now, at most one and a half.
   *
   * @param interval time between two check-ins, at least one second
   */
  static Instant next(UUID deviceId, Instant now, Duration interval) {
    long length = interval.toMillis();
    BigInteger place = new BigInteger(Long.toUnsignedString(deviceId.getMostSignificantBits()));
    long offset = place.multiply(BigInteger.valueOf(length)).divide(SPACE).longValueExact();
    long earliest = now.toEpochMilli() + length / 2;
    long slot = Math.floorDiv(earliest, length) * length + offset;
    return Instant.ofEpochMilli(slot < earliest ? slot + length : slot);
  }
}
