package fr.regain.agent.energy;

import fr.regain.v1.Energy;
import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;

/** How a figure of energy is written down. */
final class Figure {
  private Figure() {}

  /**
   * A figure and its range.
   *
   * @param uncertainty half the width of the range, as a part of the figure
   */
  static Energy of(
      EnergyMethod method, EnergyScope scope, double joules, double uncertainty, int seconds) {
    return Energy.newBuilder()
        .setMethod(method)
        .setScope(scope)
        .setJoules(joules)
        .setLowJoules(joules * (1 - uncertainty))
        .setHighJoules(joules * (1 + uncertainty))
        .setSeconds(seconds)
        .build();
  }
}
