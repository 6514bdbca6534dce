package fr.regain.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A console on loopback, from its runnable image, in a process of its own. */
final class ConsoleProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final Path tokenFile;
  private final Optional<String> address;

  private ConsoleProcess(Process process, Path tokenFile, Optional<String> address) {
    this.process = process;
    this.tokenFile = tokenFile;
    this.address = address;
  }

  /**
   * Starts a console, and returns when it is up or has ended.
   *
   * @param image its runnable image
   * @param directory where it keeps everything
   * @param pagesPort port of the pages, 0 for any
   * @param agentsPort port of the agents
   */
  static ConsoleProcess start(Path image, Path directory, int pagesPort, int agentsPort)
      throws IOException {
    Path tokenFile = Files.createDirectories(directory).resolve("enrolment-token");
    ProcessBuilder builder =
        new ProcessBuilder(image.resolve("bin/regain-console").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "CONSOLE_DATA_DIRECTORY", directory.resolve("console").toString(),
                "CONSOLE_HTTP_PORT", Integer.toString(pagesPort),
                "CONSOLE_AGENTS_PORT", Integer.toString(agentsPort),
                "CONSOLE_AGENTS_FIRST_TOKEN_FILE", tokenFile.toString()));
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(process)));
    // The console says one line when it is up. The stream stays open: closed, it would break the
    // pipe.
    BufferedReader output = process.inputReader();
    return new ConsoleProcess(process, tokenFile, Optional.ofNullable(output.readLine()));
  }

  /** Address of the pages with a one-time sign-in; absent when the console could not start. */
  Optional<String> address() {
    return address;
  }

  /** The file with the first enrolment token. */
  Path tokenFile() {
    return tokenFile;
  }

  /** The process itself. */
  Process process() {
    return process;
  }

  /** Ends a process in good order, or by force when it takes too long. */
  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    end(process);
  }
}
