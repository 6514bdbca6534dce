package fr.regain.console.energy;

import fr.regain.v1.EnergyMethod;
import fr.regain.v1.EnergyScope;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

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

  /** The series of a row of {@code energy_hour}; empty: it says of no energy. */
  static Optional<EnergySeries> named(String method, String scope) {
    return named(EnergyMethod.values(), "ENERGY_METHOD_" + method)
        .flatMap(
            how ->
                named(EnergyScope.values(), "ENERGY_SCOPE_" + scope)
                    .map(what -> new EnergySeries(how, what)));
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }
}
