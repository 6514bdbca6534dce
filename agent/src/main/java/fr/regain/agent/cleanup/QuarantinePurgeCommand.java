package fr.regain.agent.cleanup;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Outcome;
import fr.regain.agent.quarantine.Quarantine;
import fr.regain.agent.quarantine.Retention;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code regain quarantine purge}: deletes for good what has been held long enough. */
public final class QuarantinePurgeCommand implements Command {
  private final Workspaces workspaces;

  /** For one process. */
  public QuarantinePurgeCommand(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public String name() {
    return "quarantine purge";
  }

  @Override
  public Text summary() {
    return new Text(
        "Supprime ce que la quarantaine garde depuis 30 jours (14 si la place manque).",
        "Deletes what has been held for 30 days (14 when space is short).");
  }

  @Override
  public void declare(Declaration declaration) {
    PersonProcess.declare(declaration);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Instant now = workspaces.requireClock(invocation);
    return PersonProcess.handOver(invocation, () -> List.of("quarantine", "purge"))
        .orElseGet(() -> purgeHere(invocation, now));
  }

  private ExitCode purgeHere(Invocation invocation, Instant now) {
    try (Quarantine quarantine = workspaces.open(invocation).quarantine()) {
      Tally tally = new Tally();
      long before = quarantine.space().free();
      quarantine.purge(Retention.USUAL, now, outcome -> count(outcome, tally));
      CleanupResult result = tally.result(Optional.empty());
      long gained = Math.max(0, quarantine.space().free() - before);
      CleanupText.purge(result, Math.min(gained, result.deletedBytes())).forEach(invocation::say);
      return ExitCode.OK;
    } catch (IOException e) {
      throw Workspaces.unusable(e);
    }
  }

  private static void count(Outcome outcome, Tally tally) {
    switch (outcome) {
      case Outcome.Purged(long allocated) -> tally.deleted(allocated);
      case Outcome.Stays(KeepReason reason) -> tally.skipped(reason);
      case Outcome.Taken _, Outcome.Back _ ->
          throw new IllegalStateException("a purge neither takes nor restores");
    }
  }
}
