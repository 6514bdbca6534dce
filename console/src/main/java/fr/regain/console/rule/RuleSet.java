package fr.regain.console.rule;

import java.util.List;
import java.util.Optional;

/**
 * All rules of one version.
 *
 * @param version the day of the rule set, {@code 2026.11.21}
 * @param digest SHA-256 over its files, lower-case hexadecimal, as the build takes it for agent and
 *     console alike
 * @param rules in the order in which they are shown
 */
public record RuleSet(String version, String digest, List<Rule> rules) {
  /** Keeps its own copy. */
  public RuleSet {
    rules = List.copyOf(rules);
  }

  /** The rule of that id. */
  public Optional<Rule> find(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
