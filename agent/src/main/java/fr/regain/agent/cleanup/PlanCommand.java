package fr.regain.agent.cleanup;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.rule.Rule;
import fr.regain.agent.rule.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code regain plan}: what would go, what stays and why. Nothing is removed. */
public final class PlanCommand implements Command {
  private final Workspaces workspaces;

  /** For one process. */
  public PlanCommand(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public Text summary() {
    return new Text(
        "Montre ce qui partirait, ce qui reste et pourquoi. Rien n'est retiré.",
        "Shows what would go, what stays and why. Nothing is removed.");
  }

  @Override
  public void declare(CommandSpec command, Locale locale) {
    command.addOption(
        OptionSpec.builder("--rule")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("ID")
            .description(
                new Text(
                        "Cette règle seulement ; peut être répété.",
                        "This rule only; may be repeated.")
                    .in(locale))
            .build());
    PersonProcess.declare(command, locale);
    command.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description(new Text("Afficher en JSON.", "Print JSON.").in(locale))
            .build());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    return PersonProcess.handOver(invocation, words(invocation))
        .orElseGet(() -> planHere(invocation));
  }

  private static List<String> words(Invocation invocation) {
    List<String> words = new ArrayList<>(List.of("plan"));
    addRulesAndFormat(words, invocation);
    return words;
  }

  /** Adds the options that plan and clean share, as they were given. */
  static void addRulesAndFormat(List<String> words, Invocation invocation) {
    for (String id : invocation.arguments().matchedOptionValue("--rule", List.<String>of())) {
      words.add("--rule");
      words.add(id);
    }
    if (invocation.has("--json")) {
      words.add("--json");
    }
  }

  private ExitCode planHere(Invocation invocation) {
    Workspace workspace = workspaces.open(invocation);
    List<String> ids = invocation.arguments().matchedOptionValue("--rule", List.<String>of());
    try {
      StoredPlan stored = workspace.plan(chosen(workspace.rules(), ids));
      if (invocation.has("--json")) {
        invocation.out().println(CleanupJson.plan(stored, workspace.rules()));
        invocation.out().flush();
      } else {
        print(stored, workspace.rules(), invocation);
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw Workspaces.unusable(e);
    }
  }

  /** The rules of those ids, or all; an unknown id is refused. */
  static List<Rule> chosen(RuleSet rules, List<String> ids) {
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

  private static void print(StoredPlan stored, RuleSet rules, Invocation to) {
    CleanupPlan plan = stored.plan();
    for (Rule rule : rules.rules()) {
      List<Decision.Remove> going =
          plan.removals().stream().filter(item -> item.rule().equals(rule.id())).toList();
      if (!going.isEmpty()) {
        String size = Amounts.bytes(going.stream().mapToLong(Decision.Remove::credit).sum());
        to.say(
            new Text(
                rule.id() + "  " + rule.title().french() + " : " + going.size() + ", " + size,
                rule.id() + "  " + rule.title().english() + ": " + going.size() + ", " + size));
        for (Decision.Remove item : going) {
          String line = "    " + item.directory().child(item.name()).display();
          to.say(new Text(line, line));
        }
      }
    }
    for (Decision decision : plan.decisions()) {
      if (decision instanceof Decision.Run run) {
        to.say(new Text(run.rule() + "  outil", run.rule() + "  tool"));
      }
    }
    Amounts.printReasons(plan.reasons(), to);
    String credit = Amounts.bytes(plan.credit());
    to.say(new Text("Partirait : " + credit, "Would go: " + credit));
    to.say(new Text("Plan " + stored.digest(), "Plan " + stored.digest()));
  }
}
