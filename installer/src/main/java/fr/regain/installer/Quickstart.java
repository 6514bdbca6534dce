package fr.regain.installer;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * The trial: a console on loopback and an agent for this very machine, both from their runnable
 * images, until Ctrl-C. What they keep is in one directory and is found again at the next start.
 *
 * <p>Arguments: the agent's image, the console's image, the directory, the port of the pages, the
 * port of the agents.
 */
public final class Quickstart {
  private Quickstart() {}

  /** Runs the trial; the exit code is that of the part that ended first. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(arguments);
    } catch (IOException failed) {
      System.err.printf(
          "The trial could not be started in %s (%s). Check the space and the rights there, then"
              + " start it again.%n",
          arguments[2], failed);
      System.exit(1);
    }
  }

  private static void run(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of(arguments[2])).toRealPath();
    ConsoleProcess console =
        ConsoleProcess.start(
            Path.of(arguments[1]),
            directory,
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    if (console.address().isEmpty()) {
      System.exit(console.process().waitFor());
    }
    Process agent = startAgent(Path.of(arguments[0]), settings(directory, console.tokenFile()));
    System.out.printf("%nRegain: %s%n%n", console.address().get());
    System.exit(firstExit(console.process(), agent));
  }

  /** The agent's settings: it enrols by itself with the token, unless it already is. */
  private static Path settings(Path directory, Path tokenFile) throws IOException {
    Properties settings = new Properties();
    settings.setProperty("data-directory", directory.resolve("agent").toString());
    settings.setProperty("token-file", tokenFile.toString());
    Path file = directory.resolve("regain.conf");
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
    return file;
  }

  private static Process startAgent(Path image, Path settings) throws IOException {
    List<String> command =
        List.of(
            image.resolve("bin/regain").toString(),
            "run",
            "--every",
            "10s",
            "--config",
            settings.toString());
    Process agent =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> ConsoleProcess.end(agent)));
    return agent;
  }

  private static int firstExit(Process console, Process agent) {
    return CompletableFuture.anyOf(console.onExit(), agent.onExit())
        .thenApply(ended -> ((Process) ended).exitValue())
        .join();
  }
}
