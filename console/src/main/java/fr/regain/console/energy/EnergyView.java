package fr.regain.console.energy;

import fr.regain.console.web.Visit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the part of the page shows.
 *
 * @param visit the request
 * @param days the days, the oldest first
 */
public record EnergyView(Visit visit, List<EnergyDay> days) {
  /** All series that say something, the most direct first, each with its sum. */
  public Map<EnergySeries, EnergyAmount> sums() {
    Map<EnergySeries, EnergyAmount> sums = new TreeMap<>();
    for (EnergyDay day : days) {
      day.amounts().forEach((series, amount) -> sums.merge(series, amount, EnergyAmount::plus));
    }
    return sums;
  }

  /** The series that covers most of the time; of equals, the most direct. */
  public Optional<EnergySeries> main() {
    return sums().entrySet().stream()
        .max(
            Comparator.comparingLong(
                    (Map.Entry<EnergySeries, EnergyAmount> sum) -> sum.getValue().seconds())
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }

  /** The bars of a series. */
  public EnergyChart chart(EnergySeries series) {
    return EnergyChart.of(series, days);
  }

  /** How long the device was on in all these days; absent where it told of none. */
  public Optional<String> poweredOn() {
    List<Long> told =
        days.stream().map(EnergyDay::poweredOnSeconds).filter(Objects::nonNull).toList();
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(visit.figures().duration(told.stream().mapToLong(Long::longValue).sum()));
  }

  /** How the series was obtained, and what it covers. */
  public String name(EnergySeries series) {
    return visit.say("energy." + series.scope().name())
        + ", "
        + visit.say("energy." + series.method().name());
  }

  /** A figure with its range and the time that it covers. */
  public String text(@Nullable EnergyAmount amount) {
    return amount == null
        ? "–"
        : visit.say(
            "energy.amount",
            visit.figures().energy(amount.joules()),
            visit.figures().energy(amount.lowJoules()),
            visit.figures().energy(amount.highJoules()),
            visit.figures().duration(amount.seconds()));
  }

  /** The time that the device was on in a day. */
  public String poweredOn(EnergyDay day) {
    Long seconds = day.poweredOnSeconds();
    return seconds == null ? "–" : visit.figures().duration(seconds);
  }
}
