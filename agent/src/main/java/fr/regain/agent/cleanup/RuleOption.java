package fr.regain.agent.cleanup;

import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.rule.Approval;
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

  /**
   * The option for the process of a person whom root names: the chosen rules that need no yes of
   * theirs. That yes is to each item, and only they can give it.
   *
   * @throws AgentProblem for an id that the rule set does not have, or whose rule asks the person
   */
  static List<String> wordsForPerson(Invocation invocation, RuleSet rules) {
    List<String> words = new ArrayList<>();
    for (Rule rule : chosen(invocation, rules)) {
      if (rule.approval() != Approval.USER) {
        words.add(NAME);
        words.add(rule.id());
      } else if (ids(invocation).contains(rule.id())) {
        throw asksThePerson(rule.id());
      }
    }
    return words;
  }

  private static AgentProblem asksThePerson(String id) {
    return new AgentProblem(
        "rule.person",
        ExitCode.USAGE,
        new Text(
            "La règle "
                + id
                + " demande l'accord de la personne, élément par élément ; personne ne le donne à"
                + " sa place. Elle choisit elle-même avec regain mine.",
            "The rule "
                + id
                + " needs the person's own yes, item by item; nobody gives it for them. They"
                + " choose by themselves with regain mine."));
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
