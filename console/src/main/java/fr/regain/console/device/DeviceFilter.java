package fr.regain.console.device;

import fr.regain.v1.Chassis;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which devices a list shows. Each part that is set narrows it.
 *
 * @param text contained in host name, serial number, vendor or model, in either case; empty: all
 * @param siteId in this site or below it; null: everywhere
 * @param ringId in this ring, {@value #NO_RING} in none; null: in any, or in none
 * @param chassis one of these form factors; empty: all
 * @param state in this state; null: in any
 * @param lowSpace only devices with a volume of which an ordinary user may write less than a tenth
 * @param silentSince only devices that have not checked in at or after this moment; null: all
 * @param agentVersion only devices whose agent said at its last check-in to be this one or, after
 *     {@value #OTHER_THAN}, to be another one; null: all
 * @param condition only devices whose agent said at its last check-in that this is wrong, by its
 *     code; null: all
 */
public record DeviceFilter(
    String text,
    @Nullable Long siteId,
    @Nullable Long ringId,
    Set<Chassis> chassis,
    @Nullable DeviceState state,
    boolean lowSpace,
    @Nullable Instant silentSince,
    @Nullable String agentVersion,
    @Nullable String condition) {

  /** The number that stands for no ring. */
  public static final long NO_RING = 0;

  /** Before a version: any other that is known. */
  public static final String OTHER_THAN = "-";

  /** Every device. */
  public static final DeviceFilter ALL =
      new DeviceFilter("", null, null, Set.of(), null, false, null);

  /** A filter that takes any agent, whatever it says of itself. */
  public DeviceFilter(
      String text,
      @Nullable Long siteId,
      @Nullable Long ringId,
      Set<Chassis> chassis,
      @Nullable DeviceState state,
      boolean lowSpace,
      @Nullable Instant silentSince) {
    this(text, siteId, ringId, chassis, state, lowSpace, silentSince, null, null);
  }

  /** Keeps its own copy of the form factors. */
  public DeviceFilter {
    chassis = Set.copyOf(chassis);
  }

  /** The same, narrowed to another site; null: everywhere. */
  public DeviceFilter within(@Nullable Long site) {
    return new DeviceFilter(
        text, site, ringId, chassis, state, lowSpace, silentSince, agentVersion, condition);
  }

  /** The same for devices in a state, however long they have been silent. */
  public DeviceFilter standing(@Nullable DeviceState other) {
    return new DeviceFilter(
        text, siteId, ringId, chassis, other, lowSpace, null, agentVersion, condition);
  }
}
