package fr.regain.agent.lease;

import fr.regain.agent.host.Surroundings;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the wall clock may say how old a file is: one that is days off makes nothing old. Where
 * no console was ever heard, the clock is right.
 */
public final class DeviceClock {
  private final Optional<ConsoleTime> time;
  private final Surroundings surroundings;

  private DeviceClock(Optional<ConsoleTime> time, Surroundings surroundings) {
    this.time = time;
    this.surroundings = surroundings;
  }

  /** By what the agent itself has heard; others cannot read that. */
  public static DeviceClock ofAgent(Path dataDirectory, Surroundings surroundings) {
    return new DeviceClock(ConsoleTime.load(Leases.timeFile(dataDirectory)), surroundings);
  }

  /** By what the agent shares of the console's time with the people at the device. */
  public static DeviceClock shared(SharedFolder shared, Surroundings surroundings)
      throws IOException {
    return new DeviceClock(shared.trust().map(SharedFolder.Trust::time), surroundings);
  }

  /** Whether ages by the wall clock are right, as far as that can be told. */
  public boolean tellsAges() {
    return certain().isPresent();
  }

  /**
   * A time that has certainly come, for what cannot be undone: the wall clock's within the boot in
   * which the console was heard, and after another boot, in which anybody may have set the clock,
   * the last one that was right. Absent where ages are wrong.
   */
  public Optional<Instant> certain() {
    Instant wallClock = surroundings.clock().instant();
    return time.isEmpty()
        ? Optional.of(wallClock)
        : time.get()
            .now(surroundings.uptime().now(), wallClock)
            .filter(ConsoleTime.Reading::tellsAges)
            .map(reading -> reading.certain() ? wallClock : time.get().latest());
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
