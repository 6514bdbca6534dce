package fr.regain.agent.cleanup;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.command.JsonOption;
import fr.regain.agent.host.Machine;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.host.StopSignal;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.rule.RulesCommand;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.agent.storage.tree.PaceArguments;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code regain clean --plan DIGEST}: carries out a plan that was shown, or a part of it. */
public final class CleanCommand implements Command {
  private static final Duration WINDOW = Duration.ofHours(1);

  private final Workspaces workspaces;
  private final Supplier<Machine> machine;
  private final MonotonicClock clock;

  /** For one process on the machine that it runs on. */
  public CleanCommand(Workspaces workspaces, Supplier<Machine> machine, MonotonicClock clock) {
    this.workspaces = workspaces;
    this.machine = machine;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clean";
  }

  @Override
  public Text summary() {
    return new Text(
        "Exécute un plan montré par regain plan, ou une partie.",
        "Carries out a plan that regain plan has shown, or a part of it.");
  }

  @Override
  public void declare(Declaration declaration) {
    declaration.addRequiredValue(
        "--plan",
        new Text("EMPREINTE", "DIGEST"),
        new Text("L'empreinte du plan.", "The plan's digest."));
    RuleOption.declare(declaration);
    PaceArguments.declare(declaration);
    PersonProcess.declare(declaration);
    JsonOption.declare(declaration);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    workspaces.requireClock(invocation);
    return PersonProcess.handOver(invocation, () -> wordsForPerson(invocation))
        .orElseGet(() -> cleanHere(invocation));
  }

  private static List<String> wordsForPerson(Invocation invocation) {
    List<String> words =
        new ArrayList<>(List.of("clean", "--plan", invocation.option("--plan").orElseThrow()));
    words.addAll(RuleOption.wordsForPerson(invocation, RulesCommand.builtIn()));
    words.addAll(PaceArguments.words(invocation));
    words.addAll(JsonOption.words(invocation));
    return words;
  }

  private ExitCode cleanHere(Invocation invocation) {
    Workspace workspace = workspaces.open(invocation);
    String digest = invocation.option("--plan").orElseThrow();
    RuleOption.chosen(invocation, workspace.rules());
    try (StopSignal stop = StopSignal.ofThisProcess()) {
      Optional<StoredPlan> plan = workspace.find(digest);
      if (plan.isEmpty() || !plan.get().plan().ruleSetDigest().equals(workspace.rules().digest())) {
        throw unknownPlan(digest);
      }
      Pace pace =
          PaceArguments.pace(
              invocation, machine.get(), clock, WINDOW, () -> stop.awaited(Duration.ZERO));
      ProgressBar bar = new ProgressBar(invocation.error());
      Set<String> chosen = Set.copyOf(RuleOption.ids(invocation));
      CleanupResult result = workspace.clean(plan.get(), chosen, pace, bar);
      bar.end();
      if (JsonOption.isGiven(invocation)) {
        invocation.out().println(CleanupJson.result(digest, result));
        invocation.out().flush();
      } else {
        CleanupText.result(result).forEach(invocation::say);
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw Workspaces.unusable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AgentProblem(
          "cleanup.interrupted",
          ExitCode.UNEXPECTED,
          new Text(
              "Le nettoyage a été interrompu ; relancez la même commande.",
              "The clean-up was interrupted; run the same command again."),
          e);
    }
  }

  private static AgentProblem unknownPlan(String digest) {
    return new AgentProblem(
        "plan.unknown",
        ExitCode.USAGE,
        new Text(
            "Aucun plan "
                + digest
                + " n'est gardé pour ce jeu de règles. Lancez regain plan, et"
                + " donnez l'empreinte qu'il affiche.",
            "No plan "
                + digest
                + " is kept for this rule set. Run regain plan, and give the"
                + " digest that it prints."));
  }
}
