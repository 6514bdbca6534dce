package fr.regain.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The agent as whole processes: a wake that only samples, and a full check-in over mutual TLS with
 * a console on loopback, beside the inventory agents that are installed, which write to a file and
 * talk to no server.
 */
final class AgentBenchmark {
  private static final int ROUNDS = 11;
  // A wake every quarter of an hour, a check-in every hour.
  private static final int SAMPLES_BEFORE_A_CHECK_IN = 3;

  private final Path agent;
  private final Path directory;
  private final Path console;

  AgentBenchmark(Path agentImage, Path consoleImage, Path directory) {
    this.agent = agentImage.resolve("bin/regain");
    this.console = consoleImage;
    this.directory = directory;
  }

  /** What one program cost, each time that it ran. */
  private record Runs(String name, List<WholeProcess> all) {
    Runs(String name) {
      this(name, new ArrayList<>());
    }

    String cpu() {
      return new Figures(all.stream().map(WholeProcess::cpuSeconds).toList()).text(2, " s");
    }

    String memory() {
      return new Figures(all.stream().map(run -> run.peakBytes() / 1e6).toList()).text(0, " MB");
    }

    long leftRunning() {
      return all.stream().mapToLong(WholeProcess::leftRunning).sum();
    }
  }

  void run(Table table) throws IOException, InterruptedException {
    Path consoleDirectory = directory.resolve("agents-console");
    Runs sample = new Runs("sample");
    Runs checkIn = new Runs("check-in");
    List<Runs> peers = peers();
    List<Double> bytes = new ArrayList<>();
    try (ServerProcess server = ServerProcess.console(console, consoleDirectory);
        CountingRelay relay = new CountingRelay(server.port())) {
      String address = "localhost:" + relay.port();
      WholeProcess.run(
          regain(
              address,
              "enrol",
              "--token-file",
              ServerProcess.tokenFile(consoleDirectory).toString()));
      WholeProcess.run(regain(address, "check-in", "--now"));
      for (int round = 0; round < ROUNDS; round++) {
        for (int wake = 0; wake < SAMPLES_BEFORE_A_CHECK_IN; wake++) {
          sample.all().add(WholeProcess.run(regain(address, "check-in")));
        }
        relay.takeBytes();
        checkIn.all().add(WholeProcess.run(regain(address, "check-in", "--now")));
        bytes.add(relay.takeBytes() / 1e3);
        for (Runs peer : peers) {
          peer.all().add(WholeProcess.run(command(peer)));
        }
      }
    }
    table.add("wake that only samples, CPU", sample.cpu(), beside(peers, true), "≤ 0.35 s");
    table.add("wake that only samples, peak", sample.memory(), beside(peers, false), "≤ 80 MB");
    table.add("full check-in over mTLS, CPU", checkIn.cpu(), beside(peers, true), "≤ 0.6 s");
    table.add("full check-in over mTLS, peak", checkIn.memory(), beside(peers, false), "");
    table.add(
        "processes left running after a wake",
        Long.toString(sample.leftRunning() + checkIn.leftRunning()),
        "",
        "0");
    table.add(
        "check-in of an unchanged machine with 4 samples, bytes on the wire with TLS",
        new Figures(bytes).text(1, " kB"),
        "",
        "≤ 6 kB");
  }

  private List<String> regain(String console, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(agent.toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("--data-directory", directory.resolve("agent").toString(), "--console", console));
    return command;
  }

  private List<Runs> peers() throws IOException {
    Files.createDirectories(directory.resolve("peers"));
    List<Runs> installed = new ArrayList<>();
    for (String name : List.of("fusioninventory-agent", "ocsinventory-agent")) {
      if (Files.isExecutable(Path.of("/usr/bin", name))) {
        installed.add(new Runs(name));
      } else {
        System.out.println(name + " is not installed and not measured: apt install " + name);
      }
    }
    return installed;
  }

  private List<String> command(Runs peer) {
    String local = directory.resolve("peers").toString();
    return switch (peer.name()) {
      case "fusioninventory-agent" ->
          List.of("/usr/bin/" + peer.name(), "--local=" + local, "--force");
      case "ocsinventory-agent" ->
          List.of("/usr/bin/" + peer.name(), "--local=" + local, "--basevardir=" + local);
      default -> throw new IllegalArgumentException(peer.name());
    };
  }

  private static String beside(List<Runs> peers, boolean cpu) {
    return String.join(
        ", ",
        peers.stream()
            .map(peer -> peer.name() + " " + (cpu ? peer.cpu() : peer.memory()))
            .toList());
  }
}
