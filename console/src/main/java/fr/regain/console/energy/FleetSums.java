package fr.regain.console.energy;

import java.util.Map;

/** What {@link FleetEnergyReading} says of some devices. */
public sealed interface FleetSums {
  /**
   * The sums; series overlap: they are never added.
   *
   * @param bySeries the most direct first; a series that says nothing is absent
   */
  record Reckoned(Map<EnergySeries, FleetEnergy> bySeries) implements FleetSums {}

  /**
   * There are too many devices to read all their hours while somebody waits.
   *
   * @param devices how many there are
   */
  record TooMany(long devices) implements FleetSums {}
}
