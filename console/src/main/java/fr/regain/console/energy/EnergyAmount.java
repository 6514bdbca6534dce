package fr.regain.console.energy;

/**
 * Energy of some time.
 *
 * @param seconds powered-on seconds that it covers
 * @param joules best estimate
 * @param lowJoules the least that it may truly be
 * @param highJoules the most that it may truly be
 */
public record EnergyAmount(long seconds, double joules, double lowJoules, double highJoules) {
  /**
   * Both together. The ends of the ranges are added as they are: the errors of one device by one
   * method go the same way, so they do not cancel out.
   */
  EnergyAmount plus(EnergyAmount other) {
    return new EnergyAmount(
        seconds + other.seconds,
        joules + other.joules,
        lowJoules + other.lowJoules,
        highJoules + other.highJoules);
  }
}
