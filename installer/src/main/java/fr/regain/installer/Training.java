package fr.regain.installer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Teaches the agent's runtime which classes a wake needs, so that later wakes take them ready made:
 * one real enrolment and check-in against a console of the moment.
 *
 * <p>Arguments: the agent's image, the console's image.
 */
public final class Training {
  private Training() {}

  /** Runs the training; ends with the agent's exit code. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("regain-training");
    int code;
    try (ConsoleProcess console =
        ConsoleProcess.start(Path.of(arguments[1]), directory, 0, freePort())) {
      code =
          console.address().isEmpty()
              ? console.process().waitFor()
              : checkIn(Path.of(arguments[0]), directory, console.tokenFile());
    }
    delete(directory);
    System.exit(code);
  }

  private static int checkIn(Path image, Path directory, Path tokenFile)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            image.resolve("bin/regain").toString(),
            "check-in",
            "--now",
            "--data-directory",
            directory.resolve("agent").toString(),
            "--token-file",
            tokenFile.toString());
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("REGAIN_AOT_TRAINING", "true");
    return builder.start().waitFor();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
