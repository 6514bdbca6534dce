package fr.regain.agent.host.linux;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program of the system and reads what it prints: by absolute path, without a shell, with
 * nothing of this process's environment, without input, and with a limit on time and output.
 */
final class SystemProgram {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C");

  private SystemProgram() {}

  /**
   * How a program ended.
   *
   * @param status its exit status
   */
  record Ending(int status, String output) {}

  /**
   * Runs a program to its end.
   *
   * @return empty when it could not be started, took too long or printed too much
   */
  static Optional<Ending> run(List<String> command, Duration limit, int maximumBytes) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    Process process;
    try {
      process = builder.start();
    } catch (IOException notStarted) {
      return Optional.empty();
    }
    // Not virtual: the read below holds a carrier, and a machine of one core has no other.
    Thread guard =
        Thread.ofPlatform().daemon().name("time-limit").start(() -> endAfter(process, limit));
    try (InputStream printed = process.getInputStream()) {
      process.getOutputStream().close();
      byte[] output = printed.readNBytes(maximumBytes + 1);
      if (output.length > maximumBytes) {
        return Optional.empty();
      }
      int status = process.waitFor();
      return Optional.of(new Ending(status, new String(output, StandardCharsets.UTF_8)));
    } catch (IOException cutOff) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      guard.interrupt();
      process.destroyForcibly();
    }
  }

  private static void endAfter(Process process, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
