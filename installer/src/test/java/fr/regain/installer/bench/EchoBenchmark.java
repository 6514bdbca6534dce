package fr.regain.installer.bench;

import fr.regain.installer.bench.Load.Outcome;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The console as a process, with its default settings and its embedded database, on the processors
 * that it shares with its load, beside a bare echo on the same runtime under the same load.
 */
final class EchoBenchmark {
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 7;
  private static final int NEW_CONNECTIONS = 600;
  private static final int KEPT_CALLS = 10_000;
  private static final int KEPT_CONNECTIONS = 500;

  private final Path image;
  private final Path classes;
  private final Fleet fleet;

  /**
   * @param image of the console
   * @param classes where {@link EchoServer} is
   * @param fleet whose devices are the load
   */
  EchoBenchmark(Path image, Path classes, Fleet fleet) {
    this.image = image;
    this.classes = classes;
    this.fleet = fleet;
  }

  void run(Table table) throws IOException {
    Comparison fresh = new Comparison();
    Comparison kept = new Comparison();
    try (ServerProcess console = ServerProcess.console(image, fleet.directory());
        ServerProcess echo = ServerProcess.echo(image, classes, fleet.directory())) {
      for (int round = 0; round < WARM_UPS; round++) {
        overNewConnections(console);
        overNewConnections(echo);
        overKeptConnections(console);
        overKeptConnections(echo);
      }
      for (int round = 0; round < ROUNDS; round++) {
        fresh.add(overNewConnections(console), overNewConnections(echo));
        kept.add(overKeptConnections(console), overKeptConnections(echo));
      }
    }
    report(table, "new mTLS connection and durable commit for each check-in", fresh, "≥ 0.7");
    report(table, "kept connections, durable commit for each check-in", kept, "≥ 0.5");
  }

  private Outcome overNewConnections(ServerProcess server) {
    return Load.overNewConnections(server, fleet.devices(), NEW_CONNECTIONS);
  }

  private Outcome overKeptConnections(ServerProcess server) {
    return Load.overKeptConnections(
        server, fleet.devices().subList(0, KEPT_CONNECTIONS), KEPT_CALLS);
  }

  private static void report(Table table, String what, Comparison comparison, String bound) {
    table.add(
        what + ": rate as a ratio to the bare echo",
        comparison.ratio(Outcome::callsPerSecond).text(2, ""),
        "1",
        bound);
    table.add(
        what + ": rate",
        comparison.ours(Outcome::callsPerSecond).text(0, "/s"),
        "bare echo " + comparison.others(Outcome::callsPerSecond).text(0, "/s"),
        "");
    table.add(
        what + ": CPU of the server for each",
        comparison.ours(Outcome::serverMillisPerCall).text(2, " ms"),
        "bare echo " + comparison.others(Outcome::serverMillisPerCall).text(2, " ms"),
        "");
    table.add(
        what + ": CPU of server and load for each",
        comparison.ours(Outcome::cpuMillisPerCall).text(2, " ms"),
        "bare echo " + comparison.others(Outcome::cpuMillisPerCall).text(2, " ms"),
        "");
  }
}
