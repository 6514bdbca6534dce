package fr.regain.agent.cleanup;

import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The option that chooses rules; it may be repeated. */
final class RuleOption {
  private static final String NAME = "--rule";

  private RuleOption() {}

  static void declare(Declaration declaration) {
    declaration.addRepeatableValue(
        NAME,
        new Text("ID", "ID"),
        new Text("Cette règle seulement ; peut être répété.", "This rule only; may be repeated."));
  }

  /** The ids as they were given; none means every rule. */
  static List<String> ids(Invocation invocation) {
    return invocation.values(NAME);
  }

  /** The option as it was given, for another process. */
  static List<String> words(Invocation invocation) {
    List<String> words = new ArrayList<>();
    for (String id : ids(invocation)) {
      words.add(NAME);
      words.add(id);
    }
    return words;
  }

  /**
   * The chosen rules.
   *
   * @throws AgentProblem for an id that the rule set does not have
   */
  static List<Rule> chosen(Invocation invocation, RuleSet rules) {
    List<String> ids = ids(invocation);
    if (ids.isEmpty()) {
      return rules.rules();
    }
    List<Rule> chosen = new ArrayList<>();
    for (String id : ids) {
      Optional<Rule> rule = rules.find(id);
      if (rule.isEmpty()) {
        throw new AgentProblem(
            "rule.unknown",
            ExitCode.USAGE,
            new Text(
                "Règle inconnue : " + id + ". Voyez regain rules.",
                "Unknown rule: " + id + ". See regain rules."));
      }
      chosen.add(rule.get());
    }
    return chosen;
  }
}
