package fr.regain.console.energy;

import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;
import java.util.Comparator;

/**
 * How a figure was obtained, and what it covers. Figures of two series overlap: they are never
 * added.
 *
 * @param method how it was obtained
 * @param scope what it covers
 */
public record EnergySeries(EnergyMethod method, EnergyScope scope)
    implements Comparable<EnergySeries> {
  /** The most direct method first, as the wire numbers them; of one method, the widest scope. */
  @Override
  public int compareTo(EnergySeries other) {
    return Comparator.comparing(EnergySeries::method)
        .thenComparing(EnergySeries::scope)
        .compare(this, other);
  }
}
