package fr.regain.agent.checkin;

import fr.regain.agent.host.AgentProgram;
import fr.regain.agent.host.StateFiles;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Has the quarantine of the agent's own account give up what it has held long enough: once a day,
 * by a process of its own, and only where there is a quarantine.
 */
final class DailyPurge {
  private static final Duration EVERY = Duration.ofDays(1);
  private static final int LARGEST = 64;

  /** Gives it up now. */
  @FunctionalInterface
  interface Purge {
    void run() throws IOException, InterruptedException;
  }

  private final Path quarantine;
  private final Path last;
  private final InstantSource clock;
  private final Purge purge;

  DailyPurge(Path dataDirectory, InstantSource clock, Purge purge) {
    this.quarantine = dataDirectory.resolve("quarantine");
    this.last = dataDirectory.resolve("last-purge");
    this.clock = clock;
    this.purge = purge;
  }

  /** By {@code regain quarantine purge}, which says on the process's errors what went wrong. */
  static DailyPurge ofOwnProcess(
      Path dataDirectory, InstantSource clock, Map<String, String> environment) {
    return new DailyPurge(dataDirectory, clock, () -> start(dataDirectory, environment));
  }

  private static void start(Path dataDirectory, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> words =
        List.of(
            "quarantine", "purge", "--data-directory", dataDirectory.toAbsolutePath().toString());
    ProcessBuilder builder =
        new ProcessBuilder(AgentProgram.command(List.of(), words))
            .directory(new File(File.separator))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    // A service of the system has no home; the agent's account has.
    builder.environment().putIfAbsent("HOME", System.getProperty("user.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    process.waitFor();
  }

  void run() throws IOException, InterruptedException {
    Instant now = clock.instant();
    if (Files.isDirectory(quarantine, LinkOption.NOFOLLOW_LINKS) && isDue(now)) {
      purge.run();
      StateFiles.replace(last, now.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private boolean isDue(Instant now) throws IOException {
    byte[] noted = StateFiles.read(last, LARGEST).orElse(new byte[0]);
    try {
      Instant then = Instant.parse(new String(noted, StandardCharsets.US_ASCII));
      return now.isBefore(then) || !now.isBefore(then.plus(EVERY));
    } catch (DateTimeException never) {
      return true;
    }
  }
}
