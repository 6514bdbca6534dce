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
 * Teaches the agent's runtime which classes it needs, so that later starts take them ready made:
 * those of a wake by a real check-in of an enrolled device with a console of the moment, those of
 * the work on files by one of each command.
 *
 * <p>Arguments: the agent's image, the console's image.
 */
public final class Training {
  private static final int REHEARSED_FILES = 100;

  private Training() {}

  /** Runs the training; ends with the agent's exit code. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("regain-training");
    // Made first: a search keeps nothing for the next of files that have changed just now.
    Path home = makeHome(directory);
    int code;
    try (ConsoleProcess console =
        ConsoleProcess.start(Path.of(arguments[1]), directory, 0, freePort())) {
      code =
          console.address().isEmpty()
              ? console.process().waitFor()
              : checkIn(Path.of(arguments[0]), directory, console.tokenFile());
    }
    if (code == 0) {
      code = rehearse(Path.of(arguments[0]), home, directory);
    }
    delete(directory);
    System.exit(code);
  }

  /** A home of which each rule that can has something. */
  private static Path makeHome(Path directory) throws IOException {
    Path home = Files.createDirectory(directory.resolve("home"));
    for (String place : List.of("Documents", "Downloads", ".cache/chromium/Default/Cache")) {
      Path folder = Files.createDirectories(home.resolve(place));
      for (int file = 0; file < REHEARSED_FILES; file++) {
        Files.writeString(folder.resolve("file" + file), "the same content ".repeat(file * file));
      }
    }
    return home;
  }

  /** The commands that work on files. */
  private static int rehearse(Path image, Path home, Path directory)
      throws IOException, InterruptedException {
    return run(
        List.of(
            image.resolve("bin/regain").toString(),
            "rehearse",
            home.toString(),
            directory.resolve("storage").toString()),
        home,
        true);
  }

  /** Only the third wake teaches: the first has an enrolment in it, the second an inventory. */
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
    int code = run(command, directory, false);
    if (code == 0) {
      code = run(command, directory, false);
    }
    return code == 0 ? run(command, directory, true) : code;
  }

  /** Shows what the command said when it failed only: a Java that learns says a lot. */
  private static int run(List<String> command, Path home, boolean teaches)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("regain-training", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    if (teaches) {
      builder.environment().put("REGAIN_AOT_TRAINING", "true");
    }
    builder.environment().put("HOME", home.toString());
    // These would lead from that home to the folders of whoever builds.
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    int code = builder.start().waitFor();
    if (code != 0) {
      System.out.write(Files.readAllBytes(said));
    }
    Files.delete(said);
    return code;
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
