package fr.regain.agent.checkin;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.FaultLog;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.util.function.Function;

/** {@code regain check-in}: one wake, as the system's scheduler calls it. */
public final class CheckInCommand implements Command {
  private final Function<Invocation, CheckIn> checkIn;
  private final FaultLog faults;

  /**
   * @param faults told why a wake failed, unless no console was within reach: an ordinary day
   */
  public CheckInCommand(Function<Invocation, CheckIn> checkIn, FaultLog faults) {
    this.checkIn = checkIn;
    this.faults = faults;
  }

  @Override
  public String name() {
    return "check-in";
  }

  @Override
  public Text summary() {
    return new Text(
        "Mesure le poste, garde la mesure, et parle à la console si c'est l'heure.",
        "Measures the device, keeps the sample, and talks to the console if it is time.");
  }

  @Override
  public void declare(Declaration declaration) {
    declaration.addSwitch(
        "--now", new Text("Parler à la console sans attendre.", "Talk to the console at once."));
  }

  @Override
  public ExitCode run(Invocation invocation) {
    try {
      checkIn.apply(invocation).wake(invocation.has("--now"), invocation::say);
      return ExitCode.OK;
    } catch (AgentProblem problem) {
      if (problem.exitCode() != ExitCode.UNREACHABLE) {
        faults.add(problem.exitCode().number(), problem.text().in(invocation.locale()));
      }
      throw problem;
    }
  }
}
