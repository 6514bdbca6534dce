package fr.regain.console;

import fr.regain.console.simulate.Fault;
import fr.regain.console.simulate.SimulatedFleet;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code regain-console simulate}: a fleet that does not exist checks in with a real console. */
@Command(
    name = "simulate",
    description =
        "Enrols devices that do not exist with a console and lets them check in, make plans and"
            + " carry out campaigns, the same each time for the same seed. For trials; never with a"
            + " console that has real devices.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Option(names = "--devices", required = true, description = "How many devices.")
  private int devices;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Two runs with one seed have the same devices (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--console",
      paramLabel = "HOST:PORT",
      description = "Where the console listens for agents; by default, what the token says.")
  private @Nullable String console;

  @Option(
      names = "--token-file",
      required = true,
      paramLabel = "FILE",
      description = "File that holds an enrolment token.")
  private Path tokenFile = Path.of("");

  @Option(
      names = "--faults",
      split = ",",
      description = "What goes wrong: ${COMPLETION-CANDIDATES}.")
  private Set<Fault> faults = EnumSet.noneOf(Fault.class);

  @Option(
      names = "--fails-in-wave",
      defaultValue = "0",
      paramLabel = "NUMBER",
      description = "Every clean-up of that wave fails.")
  private int failsInWave;

  @Option(
      names = "--for",
      defaultValue = "PT1H",
      paramLabel = "DURATION",
      description = "How long they go on (default: ${DEFAULT-VALUE}).")
  private Duration time = Duration.ofHours(1);

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "Where to write at the end what each device did.")
  private @Nullable Path ledger;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SimulatedFleet fleet;
    try (ApplicationContext settings = Console.prepare(null, Map.of())) {
      fleet =
          new SimulatedFleet(
              devices,
              seed,
              Files.readString(tokenFile).strip(),
              console,
              faults,
              failsInWave,
              settings.getBean(Clock.class));
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      return 1;
    } catch (IOException | IllegalArgumentException unusable) {
      System.err.println("The fleet cannot be simulated: " + unusable.getMessage());
      return 1;
    }
    fleet.enrol();
    System.out.println(devices + " devices are enrolled.");
    fleet.run(time);
    System.out.println(
        fleet.checkIns() + " check-ins, " + fleet.failures() + " that failed and came again.");
    if (ledger != null) {
      fleet.writeLedger(ledger);
    }
    return 0;
  }
}
