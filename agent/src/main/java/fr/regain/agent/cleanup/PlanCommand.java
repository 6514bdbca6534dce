package fr.regain.agent.cleanup;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.command.JsonOption;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.rule.RulesCommand;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.PaceArguments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
  private final Supplier<Machine> machine;
  private final MonotonicClock clock;

  /** For one process. */
  public PlanCommand(
      Workspaces workspaces,
      KeptAlways keptAlways,
      Supplier<Machine> machine,
      MonotonicClock clock) {
    this.workspaces = workspaces;
    this.keptAlways = keptAlways;
    this.machine = machine;
    this.clock = clock;
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
    PaceArguments.declare(declaration);
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
    words.addAll(PaceArguments.words(invocation));
    words.addAll(JsonOption.words(invocation));
    return words;
  }

  private ExitCode planHere(Invocation invocation) {
    Workspace workspace = workspaces.open(invocation);
    Pace pace = PaceArguments.pace(invocation, machine.get(), clock, Pace.UNBOUNDED, () -> false);
    try {
      StoredPlan stored =
          workspace.plan(
              RuleOption.chosen(invocation, workspace.rules()), keptAlways.of(workspace), pace);
      if (JsonOption.isGiven(invocation)) {
        invocation.out().println(CleanupJson.plan(stored, workspace.rules()));
        invocation.out().flush();
      } else {
        CleanupText.plan(stored, workspace.rules()).forEach(invocation::say);
        pace.stopped().ifPresent(stop -> invocation.say(stop.incomplete()));
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw Workspaces.unusable(e);
    }
  }
}
