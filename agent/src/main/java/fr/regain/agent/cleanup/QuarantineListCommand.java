package fr.regain.agent.cleanup;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.command.JsonOption;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Quarantine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code regain quarantine list}: what is held and can be put back. */
public final class QuarantineListCommand implements Command {
  private final Workspaces workspaces;

  /** For one process. */
  public QuarantineListCommand(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public String name() {
    return "quarantine list";
  }

  @Override
  public Text summary() {
    return new Text(
        "Montre ce que la quarantaine garde et peut rendre.",
        "Shows what the quarantine holds and can put back.");
  }

  @Override
  public void declare(Declaration declaration) {
    PersonProcess.declare(declaration);
    JsonOption.declare(declaration);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    List<String> words = new ArrayList<>(List.of("quarantine", "list"));
    words.addAll(JsonOption.words(invocation));
    return PersonProcess.handOver(invocation, () -> words).orElseGet(() -> listHere(invocation));
  }

  private ExitCode listHere(Invocation invocation) {
    try (Quarantine quarantine = workspaces.open(invocation).quarantine()) {
      List<Held> held = quarantine.held();
      if (JsonOption.isGiven(invocation)) {
        CleanupJson.held(held, quarantine.damagedRecords(), invocation.out());
        invocation.out().println();
        invocation.out().flush();
        return ExitCode.OK;
      }
      CleanupText.held(held, invocation::say);
      return ExitCode.OK;
    } catch (IOException e) {
      throw Workspaces.unusable(e);
    }
  }
}
