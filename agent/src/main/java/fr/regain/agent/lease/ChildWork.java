package fr.regain.agent.lease;

import fr.regain.agent.host.AgentProgram;
import fr.regain.agent.host.Uptime;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Runs the child process that carries a lease out: a heap of its own, low priority, and an end
 * within a second, by its own hand or by the system's.
 */
public final class ChildWork {
  /** Beside the plan of half a million files that the caps allow. */
  private static final List<String> MACHINE = List.of("-Xmx768m");

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final Path dataDirectory;
  private final Map<String, String> environment;
  private final List<String> settings;
  private final Uptime uptime;

  /** How a run ended. */
  enum End {
    /** The process is still at work. */
    NOT_YET,
    /** The process came to its end, or paused because the device is on battery. */
    BY_ITSELF,
    /** The process was killed, or failed. */
    FAILED,
    STOPPED,
    WITHDRAWN,
    /** The time allowed is over: the window's, or the wake's. */
    WINDOW
  }

  /**
   * For one data directory.
   *
   * @param environment for the process
   * @param settings options of the command line that the local policy needs
   * @param uptime by which a window ends, also while the device sleeps
   */
  public ChildWork(
      Path dataDirectory, Map<String, String> environment, List<String> settings, Uptime uptime) {
    this.dataDirectory = dataDirectory;
    this.environment = Map.copyOf(environment);
    this.settings = List.copyOf(settings);
    this.uptime = uptime;
  }

  /** Counts what is held, without doing anything more. */
  void settle(String name) throws IOException, InterruptedException {
    Process process = start(name, List.of("--settle"));
    process.getInputStream().readAllBytes();
    process.waitFor();
  }

  /**
   * Runs until the process ends or has to.
   *
   * @param all items in all, for the follower
   * @param window time allowed
   * @param withdrawn whether the console has taken the lease back
   */
  End run(HeldLease held, long all, Duration window, Follower follower, BooleanSupplier withdrawn)
      throws IOException, InterruptedException {
    Process process = start(held.name(), List.of("--background"));
    AtomicLong done = new AtomicLong();
    // A read of a pipe holds a carrier of virtual threads, and a machine of one core has one.
    Thread reader = Thread.ofPlatform().daemon().name("progress").start(() -> read(process, done));
    Duration end = uptime.now().sinceBoot().plus(window);
    try {
      while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        follower.reached(held.lease().getId(), done.get(), Math.max(all, done.get()));
        End wanted = wanted(end, follower, withdrawn);
        if (wanted != End.NOT_YET) {
          stop(process);
          return wanted;
        }
      }
      return process.exitValue() == 0 ? End.BY_ITSELF : End.FAILED;
    } finally {
      stop(process);
      reader.join();
    }
  }

  private End wanted(Duration end, Follower follower, BooleanSupplier withdrawn) {
    if (follower.stopWanted()) {
      return End.STOPPED;
    }
    if (withdrawn.getAsBoolean()) {
      return End.WITHDRAWN;
    }
    return uptime.now().sinceBoot().compareTo(end) >= 0 ? End.WINDOW : End.NOT_YET;
  }

  /** A vendor's tool that the process has started is let end: half a clean-up is worse. */
  private static void stop(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(String name, List<String> more) throws IOException {
    List<String> words = new ArrayList<>(List.of("lease", "--id", name));
    words.addAll(more);
    words.add("--data-directory");
    words.add(dataDirectory.toAbsolutePath().toString());
    words.addAll(settings);
    ProcessBuilder builder =
        new ProcessBuilder(AgentProgram.command(MACHINE, words))
            .directory(new File(File.separator))
            .redirectError(Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    // A service of the system has no home; the agent's account has.
    builder.environment().putIfAbsent("HOME", System.getProperty("user.home"));
    return builder.start();
  }

  private static void read(Process process, AtomicLong done) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.matches("\\d{1,18}")) {
          done.set(Long.parseLong(line));
        }
      }
    } catch (IOException cut) {
      // It was killed, and its pipe closed with it: there is nothing more to hear.
      return;
    }
  }
}
