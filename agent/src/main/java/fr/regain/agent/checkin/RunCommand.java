package fr.regain.agent.checkin;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.StopSignal;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.SettingType;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code regain run --every 10s}: the same wake again and again in the foreground, for a trial. */
public final class RunCommand implements Command {
  private static final SettingType.Span EVERY =
      new SettingType.Span(Duration.ofSeconds(1), Duration.ofDays(7));

  private final Function<Invocation, CheckIn> checkIn;
  private final Supplier<StopSignal> stopSignal;

  /**
   * @param stopSignal listens from when it is made
   */
  public RunCommand(Function<Invocation, CheckIn> checkIn, Supplier<StopSignal> stopSignal) {
    this.checkIn = checkIn;
    this.stopSignal = stopSignal;
  }

  @Override
  public String name() {
    return "run";
  }

  @Override
  public Text summary() {
    return new Text(
        "Au premier plan : mesure et parle à la console à intervalle régulier, jusqu'à Ctrl-C.",
        "In the foreground: measures and talks to the console at an interval, until Ctrl-C.");
  }

  @Override
  public void declare(Declaration declaration) {
    declaration.addRequiredValue(
        "--every",
        new Text("VALEUR", "VALUE"),
        new Text(
            "Intervalle (" + EVERY.expected().french() + ").",
            "Interval (" + EVERY.expected().english() + ")."));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Duration every =
        invocation
            .option("--every")
            .flatMap(EVERY::parse)
            .orElseThrow(
                () ->
                    new AgentProblem(
                        "command.invalid",
                        ExitCode.USAGE,
                        new Text(
                            "--every : attendu " + EVERY.expected().french() + ".",
                            "--every: expected " + EVERY.expected().english() + ".")));
    CheckIn wakes = checkIn.apply(invocation);
    try (StopSignal signal = stopSignal.get()) {
      do {
        try {
          wakes.wake(true, invocation::say);
        } catch (AgentProblem problem) {
          if (problem.exitCode() == ExitCode.NOT_ENROLLED) {
            throw problem;
          }
          invocation.warn(problem.text());
        }
      } while (!signal.awaited(every));
    }
    return ExitCode.OK;
  }
}
