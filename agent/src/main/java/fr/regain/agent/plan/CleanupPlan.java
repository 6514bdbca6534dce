package fr.regain.agent.plan;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would go and what stays. Carrying it out may do less than it says, never more.
 *
 * @param ruleSetDigest the rule set that it was made from
 * @param madeAt when
 * @param decisions one for each candidate and tool, in the order of the rules; a directory comes
 *     after what it holds
 */
public record CleanupPlan(String ruleSetDigest, Instant madeAt, List<Decision> decisions) {
  public CleanupPlan {
    decisions = List.copyOf(decisions);
  }

  /** What goes. */
  public List<Decision.Remove> removals() {
    return decisions.stream()
        .filter(Decision.Remove.class::isInstance)
        .map(Decision.Remove.class::cast)
        .toList();
  }

  /** What stays. */
  public List<Decision.Keep> kept() {
    return decisions.stream()
        .filter(Decision.Keep.class::isInstance)
        .map(Decision.Keep.class::cast)
        .toList();
  }

  /** Allocated bytes that go when everything in the plan goes, each file counted once. */
  public long credit() {
    return removals().stream().mapToLong(Decision.Remove::credit).sum();
  }

  /** Ids of the rules that have reached a limit, so that there may be more than the plan says. */
  public Set<String> atLimit() {
    return kept().stream()
        .filter(keep -> keep.reason() == KeepReason.ABOVE_CAP)
        .map(Decision.Keep::rule)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** How many stay for each reason. */
  public Map<KeepReason, Long> reasons() {
    Map<KeepReason, Long> counts = new EnumMap<>(KeepReason.class);
    kept().forEach(keep -> counts.merge(keep.reason(), 1L, Long::sum));
    return counts;
  }
}
