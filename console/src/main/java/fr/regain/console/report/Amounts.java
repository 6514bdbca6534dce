package fr.regain.console.report;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of some devices, added up.
 *
 * @param sums of each measure; what is missing is 0
 */
public record Amounts(Map<Measure, Long> sums) {
  /** Nothing of nobody. */
  public static final Amounts NONE = new Amounts(Map.of());

  /** Keeps its own copy. */
  public Amounts {
    sums = Map.copyOf(sums);
  }

  /** The sum of a measure, 0 without any. */
  public long sum(Measure measure) {
    return sums.getOrDefault(measure, 0L);
  }

  /** The figure of a measure; null when no device has told it. */
  public @Nullable Long known(Measure measure) {
    Measure base = measure.base();
    return base != null && sum(base) == 0 ? null : (Long) sum(measure);
  }

  /** Both together. */
  public Amounts plus(Amounts other) {
    Map<Measure, Long> both = new EnumMap<>(Measure.class);
    both.putAll(sums);
    other.sums.forEach((measure, sum) -> both.merge(measure, sum, Long::sum));
    return new Amounts(both);
  }

  /** All of them together. */
  public static Amounts of(Collection<Amounts> parts) {
    return parts.stream().reduce(NONE, Amounts::plus);
  }
}
