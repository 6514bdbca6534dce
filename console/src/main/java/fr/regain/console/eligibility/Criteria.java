package fr.regain.console.eligibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The criteria of an owner, or those that come with the console.
 *
 * @param version of the owner's; 0 for those that come with the console
 * @param values of every criterion: numbers in its unit, 0 or 1, or the number of a {@link Route}
 */
public record Criteria(int version, Map<Criterion, Integer> values) {
  /** Age, in whole years, from which the law knows recycling alone (REEN, decree 2023-266). */
  public static final int LEGAL_LIMIT = 10;

  /**
   * Keeps its own copy.
   *
   * @throws IllegalArgumentException when a criterion has no value
   */
  public Criteria {
    if (values.size() != Criterion.values().length) {
      throw new IllegalArgumentException("Criteria without a value for each criterion");
    }
    values = new EnumMap<>(values);
  }

  /** What is wrong with the values of a form or a document, all of it. */
  public record Fault(Criterion criterion, Rule rule) {
    /** The rule that is broken. */
    public enum Rule {
      /** There is no value, or none of the criterion's kind within its bounds. */
      VALUE,
      /** A poor battery would be better than a good one. */
      BATTERY_ORDER,
      /** Less memory is wanted than the systems need. */
      MEMORY_ORDER
    }
  }

  /** What is wrong with values as they are written; empty: nothing. */
  public static List<Fault> faults(Map<Criterion, String> written) {
    List<Fault> faults = new ArrayList<>();
    for (Criterion criterion : Criterion.values()) {
      if (criterion.parse(written.getOrDefault(criterion, "")).isEmpty()) {
        faults.add(new Fault(criterion, Fault.Rule.VALUE));
      }
    }
    if (faults.isEmpty()) {
      Criteria criteria = parse(0, written);
      if (criteria.number(Criterion.BATTERY_POOR) > criteria.number(Criterion.BATTERY_GOOD)) {
        faults.add(new Fault(Criterion.BATTERY_POOR, Fault.Rule.BATTERY_ORDER));
      }
      int wanted = criteria.number(Criterion.MEMORY_WANTED);
      if (wanted < criteria.number(Criterion.WINDOWS_11_MEMORY)
          || wanted < criteria.number(Criterion.LINUX_MEMORY)) {
        faults.add(new Fault(Criterion.MEMORY_WANTED, Fault.Rule.MEMORY_ORDER));
      }
    }
    return faults;
  }

  /** Criteria of values as they are written, which have no fault. */
  static Criteria parse(int version, Map<Criterion, String> written) {
    Map<Criterion, Integer> values = new EnumMap<>(Criterion.class);
    written.forEach(
        (criterion, text) -> values.put(criterion, criterion.parse(text).orElseThrow()));
    return new Criteria(version, values);
  }

  /** A number, in the criterion's unit. */
  public int number(Criterion criterion) {
    Integer value = values.get(criterion);
    if (value == null) {
      throw new IllegalStateException("No value for " + criterion);
    }
    return value;
  }

  boolean flag(Criterion criterion) {
    return number(criterion) == 1;
  }

  Route channel(Criterion criterion) {
    return Route.numbered(number(criterion));
  }

  /** A value as it is written. */
  public String text(Criterion criterion) {
    return criterion.text(number(criterion));
  }

  /** The values as lines of the journal. */
  String lines() {
    return Arrays.stream(Criterion.values())
        .map(criterion -> criterion.key() + ": " + text(criterion))
        .collect(Collectors.joining("\n"));
  }

  Criteria withVersion(int other) {
    return new Criteria(other, values);
  }
}
