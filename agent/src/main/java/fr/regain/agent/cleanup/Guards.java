package fr.regain.agent.cleanup;

import fr.regain.agent.host.RunningPrograms;
import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Principal;
import fr.regain.agent.host.file.Reason;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.rule.Guard;
import fr.regain.agent.rule.Location;
import fr.regain.agent.rule.Place;
import fr.regain.agent.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Evaluates guards as they stand now. What cannot be evaluated does not hold. */
final class Guards {
  /** Linux keeps this much of a process's short name. */
  private static final int SHORT_NAME = 15;

  private final Roots roots;
  private final RunningPrograms programs;
  private final Locations locations;

  Guards(Roots roots, RunningPrograms programs, Locations locations) {
    this.roots = roots;
    this.programs = programs;
    this.locations = locations;
  }

  /** Why everything in an area must stay now; empty when all guards hold. */
  Optional<KeepReason> blocked(Rule rule, FilePath area) {
    Optional<KeepReason> blocked = blocked(rule.guards(), rule);
    for (Place place : rule.places()) {
      boolean concerned =
          place.platform() == roots.platform()
              && place.at().stream().anyMatch(location -> locations.matches(location, area));
      if (blocked.isEmpty() && concerned) {
        blocked = blocked(place.guards(), rule);
      }
    }
    return blocked;
  }

  /** Why nothing of the rule may go now; empty when all these guards hold. */
  Optional<KeepReason> blocked(List<Guard> guards, Rule rule) {
    for (Guard guard : guards) {
      Optional<KeepReason> blocked =
          switch (guard) {
            case Guard.NotRunning(List<String> names) -> running(names, rule);
            case Guard.Absent(Location mark) -> marked(mark);
            case Guard.Holds _ -> Optional.of(KeepReason.GUARD_UNKNOWN);
          };
      if (blocked.isPresent()) {
        return blocked;
      }
    }
    return Optional.empty();
  }

  private Optional<KeepReason> running(List<String> names, Rule rule) {
    boolean ofPerson =
        rule.places().stream()
            .flatMap(place -> place.at().stream())
            .anyMatch(location -> location.root().user());
    Optional<Principal> whose = ofPerson ? Optional.of(roots.account()) : Optional.empty();
    try {
      Set<String> running = programs.names(whose);
      return names.stream()
              .map(name -> name.toLowerCase(Locale.ROOT))
              .anyMatch(name -> running.contains(name) || running.contains(shortened(name)))
          ? Optional.of(KeepReason.RUNNING)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(KeepReason.GUARD_UNKNOWN);
    }
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), SHORT_NAME));
  }

  private Optional<KeepReason> marked(Location mark) {
    try {
      return locations.exists(mark) ? Optional.of(KeepReason.MARKED) : Optional.empty();
    } catch (FileAccessException e) {
      return e.reason() == Reason.GONE ? Optional.empty() : Optional.of(KeepReason.GUARD_UNKNOWN);
    } catch (IOException e) {
      return Optional.of(KeepReason.GUARD_UNKNOWN);
    }
  }
}
