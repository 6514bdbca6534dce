package fr.regain.agent.lease;

import fr.regain.agent.host.Surroundings;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.util.Optional;

/** Whether the wall clock may say how old a file is: one that is days off makes nothing old. */
public final class DeviceClock {
  private DeviceClock() {}

  /**
   * By what the agent shares of the console's time; where it shares nothing, the clock is right.
   */
  public static boolean tellsAges(SharedFolder shared, Surroundings surroundings)
      throws IOException {
    Optional<SharedFolder.Trust> trust = shared.trust();
    if (trust.isEmpty()) {
      return true;
    }
    return trust
        .get()
        .time()
        .now(surroundings.uptime().now(), surroundings.clock().instant())
        .filter(ConsoleTime.Reading::tellsAges)
        .isPresent();
  }

  /** What is said in place of a plan, a clean-up or a purge. */
  public static AgentProblem wrong() {
    return new AgentProblem(
        "clock.wrong",
        ExitCode.LOCAL_STORAGE,
        new Text(
            "L'horloge de ce poste n'est pas à l'heure, de plusieurs jours : l'âge des fichiers"
                + " serait faux, rien n'est proposé ni supprimé. Faites régler l'horloge ; le"
                + " prochain échange avec la console le constate.",
            "The clock of this device is wrong by days: the age of files would be wrong, nothing"
                + " is proposed or deleted. Have the clock set; the next check-in sees it."));
  }
}
