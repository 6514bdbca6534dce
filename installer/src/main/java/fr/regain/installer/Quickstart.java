package fr.regain.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The trial: a console on loopback and an agent for this very machine, both from their runnable
 * images, until Ctrl-C. What they keep is in one directory and is found again at the next start.
 *
 * <p>Arguments: the agent's image, the console's image, the directory, the port of the pages, the
 * port of the agents.
 */
public final class Quickstart {
  private static final int STOP_SECONDS = 20;

  private final Path agent;
  private final Path console;
  private final Path directory;
  private final int pagesPort;
  private final int agentsPort;

  private Quickstart(Path agent, Path console, Path directory, int pagesPort, int agentsPort) {
    this.agent = agent.resolve("bin/regain");
    this.console = console.resolve("bin/regain-console");
    this.directory = directory;
    this.pagesPort = pagesPort;
    this.agentsPort = agentsPort;
  }

  /** Runs the trial; the exit code is that of the part that ended first. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Quickstart quickstart =
        new Quickstart(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Files.createDirectories(Path.of(arguments[2])).toRealPath(),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    System.exit(quickstart.run());
  }

  private int run() throws IOException, InterruptedException {
    Path tokenFile = directory.resolve("enrolment-token");
    Process server =
        start(
            List.of(console.toString()),
            Map.of(
                "CONSOLE_DATA_DIRECTORY", directory.resolve("console").toString(),
                "CONSOLE_HTTP_PORT", Integer.toString(pagesPort),
                "CONSOLE_AGENTS_PORT", Integer.toString(agentsPort),
                "CONSOLE_AGENTS_FIRST_TOKEN_FILE", tokenFile.toString()),
            ProcessBuilder.Redirect.PIPE);
    try (BufferedReader output = server.inputReader()) {
      String address = output.readLine();
      if (address == null) {
        return server.waitFor();
      }
      Process device =
          start(
              List.of(
                  agent.toString(),
                  "run",
                  "--every",
                  "10s",
                  "--config",
                  settings(tokenFile).toString()),
              Map.of(),
              ProcessBuilder.Redirect.DISCARD);
      System.out.println();
      System.out.println("Regain: " + address);
      System.out.println();
      return firstExit(server, device);
    }
  }

  /** The agent's settings: it enrols by itself with the token, unless it already is. */
  private Path settings(Path tokenFile) throws IOException {
    Properties settings = new Properties();
    settings.setProperty("data-directory", directory.resolve("agent").toString());
    settings.setProperty("token-file", tokenFile.toString());
    Path file = directory.resolve("regain.conf");
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
    return file;
  }

  private static Process start(
      List<String> command, Map<String, String> environment, ProcessBuilder.Redirect output)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process =
        builder.redirectOutput(output).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(process)));
    return process;
  }

  private static int firstExit(Process server, Process device) {
    return CompletableFuture.anyOf(server.onExit(), device.onExit())
        .thenApply(ended -> ((Process) ended).exitValue())
        .join();
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
    }
  }
}
