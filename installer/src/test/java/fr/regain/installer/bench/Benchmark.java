package fr.regain.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Runs the benchmark and prints its table. It asserts nothing: figures mean something only beside
 * others of the same run.
 *
 * <p>Arguments: the agent's image, the console's image, the compiled classes of this package, a
 * directory to work in, and the parts to run: {@code
 * agent,storage,echo,fleet,campaign,secondlife,pages}; of {@code storage} also one alone, {@code
 * scan}, {@code duplicates} or {@code clean}, and of {@code secondlife} the {@code labels}.
 */
public final class Benchmark {
  private static final int SMALL_FLEET = 1_000;

  private Benchmark() {}

  /** Runs the parts that the arguments name. */
  public static void main(String[] arguments)
      throws IOException,
          InterruptedException,
          GeneralSecurityException,
          OperatorCreationException,
          SQLException {
    Path agent = Path.of(arguments[0]).toRealPath();
    Path console = Path.of(arguments[1]).toRealPath();
    Path classes = Path.of(arguments[2]).toRealPath();
    Path directory = Files.createDirectories(Path.of(arguments[3])).toRealPath();
    List<String> parts = List.of(arguments[4].split(","));
    Path run = Files.createTempDirectory(directory, "run-");
    Table table = new Table();
    if (parts.contains("agent")) {
      new AgentBenchmark(agent, console, run).run(table);
    }
    StorageBenchmark storage = new StorageBenchmark(agent, run);
    if (parts.contains("storage") || parts.contains("scan")) {
      storage.scan(table);
    }
    if (parts.contains("storage") || parts.contains("duplicates")) {
      storage.duplicates(table);
    }
    if (parts.contains("storage") || parts.contains("clean")) {
      storage.clean(table);
    }
    if (parts.contains("campaign")) {
      new CampaignBenchmark(run.resolve("campaign")).run(table);
    }
    if (parts.contains("secondlife")) {
      new SecondLifeBenchmark(run.resolve("second-life")).run(table);
    }
    if (parts.contains("labels")) {
      new SecondLifeBenchmark(run.resolve("labels")).labels(table);
    }
    PagesBenchmark pages = new PagesBenchmark(console, run);
    if (parts.contains("pages") || parts.contains("h2")) {
      pages.onH2(table);
    }
    if (parts.contains("pages") || parts.contains("postgresql")) {
      pages.onPostgresql(table);
    }
    if (parts.contains("echo") || parts.contains("fleet")) {
      Fleet fleet = Fleet.enrol(console, run.resolve("small-fleet"), SMALL_FLEET);
      if (parts.contains("echo")) {
        new EchoBenchmark(console, classes, fleet).run(table);
      }
      if (parts.contains("fleet")) {
        new FleetBenchmark(console, fleet, run.resolve("large-fleet")).run(table);
      }
    }
    System.out.println();
    System.out.println(table.markdown());
    System.exit(0);
  }
}
