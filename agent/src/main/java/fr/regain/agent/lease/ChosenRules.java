package fr.regain.agent.lease;

import fr.regain.agent.plan.Caps;
import fr.regain.agent.rule.Approval;
import fr.regain.agent.rule.Mode;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import fr.regain.v1.Lease;
import fr.regain.v1.RuleChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rules of a verified lease with the ages that it raises, split by whose things they are. */
public final class ChosenRules {
  private ChosenRules() {}

  /** What the device's own process may carry out: never a rule that asks the person. */
  public static List<Rule> ofSystem(List<RuleChoice> choices, RuleSet rules) {
    return chosen(choices, rules).stream()
        .filter(rule -> rule.approval() != Approval.USER && rule.mode() != Mode.REPORT)
        .toList();
  }

  /** What is about a person's own directories: only their own process, after their own yes. */
  public static List<Rule> ofPerson(List<RuleChoice> choices, RuleSet rules) {
    return chosen(choices, rules).stream().filter(ChosenRules::isOfPerson).toList();
  }

  /** How much a lease lets go; in a dry run it may not say. */
  public static Caps limits(Lease lease) {
    return new Caps(atMost(lease.getMaxFiles()), atMost(lease.getMaxBytes()), 100, 0);
  }

  private static long atMost(long unsigned) {
    return unsigned > 0 ? unsigned : Long.MAX_VALUE;
  }

  /** Whether a rule is about a person's own directories, and not a vendor's tool. */
  public static boolean isOfPerson(Rule rule) {
    boolean moves = rule.mode() == Mode.SAFE || rule.mode() == Mode.ASK;
    return moves
        && rule.places().stream()
            .flatMap(place -> place.at().stream())
            .allMatch(location -> location.root().user());
  }

  private static List<Rule> chosen(List<RuleChoice> choices, RuleSet rules) {
    List<Rule> chosen = new ArrayList<>();
    for (RuleChoice choice : choices) {
      rules
          .find(choice.getRuleId())
          .ifPresent(
              rule ->
                  chosen.add(
                      choice.hasMinimumAgeDays()
                          ? raised(rule, choice.getMinimumAgeDays())
                          : rule));
    }
    return chosen;
  }

  private static Rule raised(Rule rule, int days) {
    Duration asked = Duration.ofDays(days);
    return new Rule(
        rule.id(),
        rule.mode(),
        rule.approval(),
        rule.title(),
        rule.text(),
        rule.source(),
        asked.compareTo(rule.minimumAge()) > 0 ? asked : rule.minimumAge(),
        rule.minimumBytes(),
        rule.selection(),
        rule.places(),
        rule.tools(),
        rule.procedures(),
        rule.guards());
  }
}
