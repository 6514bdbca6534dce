package fr.regain.agent.cleanup;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.StopSignal;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code regain clean --plan DIGEST}: carries out a plan that was shown, or a part of it. */
public final class CleanCommand implements Command {
  private static final Duration WINDOW = Duration.ofHours(1);

  private final Workspaces workspaces;

  /** For one process. */
  public CleanCommand(Workspaces workspaces) {
    this.workspaces = workspaces;
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
  public void declare(CommandSpec command, Locale locale) {
    command.addOption(
        OptionSpec.builder("--plan")
            .type(String.class)
            .required(true)
            .paramLabel("DIGEST")
            .description(new Text("L'empreinte du plan.", "The plan's digest.").in(locale))
            .build());
    command.addOption(
        OptionSpec.builder("--rule")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("ID")
            .description(
                new Text(
                        "Cette règle du plan seulement ; peut être répété.",
                        "This rule of the plan only; may be repeated.")
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
    List<String> words =
        new ArrayList<>(List.of("clean", "--plan", invocation.option("--plan").orElseThrow()));
    PlanCommand.addRulesAndFormat(words, invocation);
    return PersonProcess.handOver(invocation, words).orElseGet(() -> cleanHere(invocation));
  }

  private ExitCode cleanHere(Invocation invocation) {
    Workspace workspace = workspaces.open(invocation);
    String digest = invocation.option("--plan").orElseThrow();
    List<String> ids = invocation.arguments().matchedOptionValue("--rule", List.<String>of());
    PlanCommand.chosen(workspace.rules(), ids);
    try (StopSignal stop = StopSignal.ofThisProcess()) {
      Optional<StoredPlan> plan = workspace.find(digest);
      if (plan.isEmpty() || !plan.get().plan().ruleSetDigest().equals(workspace.rules().digest())) {
        throw unknownPlan(digest);
      }
      ProgressBar bar = new ProgressBar(invocation.error(), stop);
      CleanupResult result = workspace.clean(plan.get(), Set.copyOf(ids), WINDOW, bar);
      bar.end();
      if (invocation.has("--json")) {
        invocation.out().println(CleanupJson.result(digest, result));
        invocation.out().flush();
      } else {
        print(result, invocation);
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

  private static void print(CleanupResult result, Invocation to) {
    String deleted = result.deletedFiles() + " (" + Amounts.bytes(result.deletedBytes()) + ")";
    String pending = result.quarantinedFiles() + " (" + Amounts.bytes(result.pendingBytes()) + ")";
    String returned = Amounts.bytes(result.returnedBytes());
    to.say(new Text("Supprimés : " + deleted, "Deleted: " + deleted));
    to.say(
        new Text(
            "En quarantaine, place rendue à la fin du délai : " + pending,
            "In quarantine, space returned when its time ends: " + pending));
    to.say(
        new Text(
            "Place vraiment rendue (mesurée) : " + returned,
            "Space really returned (measured): " + returned));
    Amounts.printReasons(result.skipped(), to);
  }
}
