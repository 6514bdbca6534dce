package fr.regain.installer;

import fr.regain.agent.spool.Spool;
import fr.regain.agent.spool.SpoolLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An agent with a data directory of its own, which enrols itself with a token. */
final class InstalledAgent {
  private final List<String> program;
  private final Path data;
  private final Path tokenFile;

  private InstalledAgent(List<String> program, Path data, Path tokenFile) {
    this.program = program;
    this.data = data;
    this.tokenFile = tokenFile;
  }

  /** The agent's runnable image on this machine. */
  static InstalledAgent ofThisMachine(Path data, InstalledConsole console) {
    return ofThisMachine(data, console.tokenFile());
  }

  /** The same, with a token that a console has made in whatever way. */
  static InstalledAgent ofThisMachine(Path data, Path tokenFile) {
    return new InstalledAgent(Images.agent(), data, tokenFile);
  }

  /** The agent on a machine with another serial number. */
  static InstalledAgent ofAnotherMachine(String serial, Path data, InstalledConsole console) {
    return new InstalledAgent(Images.agentOfAnotherMachine(serial), data, console.tokenFile());
  }

  Path data() {
    return data;
  }

  /** One wake that talks to the console. */
  Program checkIn(String... more) {
    return checkIn(Map.of(), more);
  }

  /** One wake that talks to the console, with more in its environment. */
  Program checkIn(Map<String, String> environment, String... more) {
    return start(environment, arguments(List.of("check-in", "--now"), more));
  }

  /** Wakes again and again. */
  Program run(Duration every) {
    return start(Map.of(), arguments(List.of("run", "--every", every.toSeconds() + "s")));
  }

  /** How it says that it is. */
  Program status() {
    return start(Map.of(), arguments(List.of("status")));
  }

  private List<String> arguments(List<String> command, String... more) {
    List<String> arguments = new ArrayList<>(program);
    arguments.addAll(command);
    arguments.addAll(
        List.of("--data-directory", data.toString(), "--token-file", tokenFile.toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static Program start(Map<String, String> environment, List<String> command) {
    return Program.start(command, environment);
  }

  /**
   * A copy of its spool in which everything waits that was ever in it, the acknowledged reports
   * included, as long as they fit into one segment: made by the agent's own code from the segments
   * alone, without the note of what was acknowledged.
   */
  Spool spoolFromTheBeginning(Path scratch) {
    try {
      Path copy = Files.createTempDirectory(scratch, "spool-");
      try (DirectoryStream<Path> segments =
          Files.newDirectoryStream(data.resolve("spool"), "*.segment")) {
        for (Path segment : segments) {
          Files.copy(segment, copy.resolve(segment.getFileName()));
        }
      }
      return Spool.open(
          copy,
          new SpoolLimits(Long.MAX_VALUE, Duration.ofDays(365)),
          Clock.systemUTC(),
          new SecureRandom());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
