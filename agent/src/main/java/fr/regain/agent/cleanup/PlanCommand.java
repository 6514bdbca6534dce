package fr.regain.agent.cleanup;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.command.JsonOption;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.rule.RulesCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@code regain plan}: what would go, what stays and why. Nothing is removed. */
public final class PlanCommand implements Command {
  /** Tells what the person of a workspace wants always to stay. */
  @FunctionalInterface
  public interface KeptAlways {
    /** What tells it, as it stands now. */
    Predicate<FilePath> of(Workspace workspace) throws IOException;
  }

  private final Workspaces workspaces;
  private final KeptAlways keptAlways;

  /** For one process. */
  public PlanCommand(Workspaces workspaces, KeptAlways keptAlways) {
    this.workspaces = workspaces;
    this.keptAlways = keptAlways;
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
  public void declare(Declaration declaration) {
    RuleOption.declare(declaration);
    PersonProcess.declare(declaration);
    JsonOption.declare(declaration);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    workspaces.requireClock(invocation);
    return PersonProcess.handOver(invocation, () -> wordsForPerson(invocation))
        .orElseGet(() -> planHere(invocation));
  }

  private static List<String> wordsForPerson(Invocation invocation) {
    List<String> words = new ArrayList<>(List.of("plan"));
    words.addAll(RuleOption.wordsForPerson(invocation, RulesCommand.builtIn()));
    words.addAll(JsonOption.words(invocation));
    return words;
  }

  private ExitCode planHere(Invocation invocation) {
    Workspace workspace = workspaces.open(invocation);
    try {
      StoredPlan stored =
          workspace.plan(
              RuleOption.chosen(invocation, workspace.rules()), keptAlways.of(workspace));
      if (JsonOption.isGiven(invocation)) {
        invocation.out().println(CleanupJson.plan(stored, workspace.rules()));
        invocation.out().flush();
      } else {
        CleanupText.plan(stored, workspace.rules()).forEach(invocation::say);
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw Workspaces.unusable(e);
    }
  }
}
