package fr.regain.agent.rule;

import fr.regain.agent.host.OperatingFamily;
import java.util.List;

/**
 * Where a rule looks on one system.
 *
 * @param platform the system
 * @param at the directories, each a location
 * @param entries names of the files there, any of them
 * @param recursive whether directories below count too
 * @param guards what must hold, beside the rule's own guards
 */
public record Place(
    OperatingFamily platform,
    List<Location> at,
    List<NamePattern> entries,
    boolean recursive,
    List<Guard> guards) {

  /**
   * Checks the place.
   *
   * @throws IllegalArgumentException without a directory or a name, or where a directory of the
   *     whole system or of a whole person would be meant
   */
  public Place {
    at = List.copyOf(at);
    entries = List.copyOf(entries);
    guards = List.copyOf(guards);
    if (at.isEmpty() || entries.isEmpty()) {
      throw new IllegalArgumentException("a place needs a directory and a pattern for names");
    }
    for (Location location : at) {
      boolean fixedNames = !recursive && entries.stream().allMatch(NamePattern::literal);
      boolean anchored =
          location.below().isEmpty() ? fixedNames : location.below().getFirst().literal();
      if (!anchored && !location.root().whole()) {
        throw new IllegalArgumentException("'" + location + "' is too wide for a rule");
      }
    }
  }
}
