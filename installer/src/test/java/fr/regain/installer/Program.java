package fr.regain.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program that a test has started: what it says, on both of its outputs, and how it ends. */
final class Program implements AutoCloseable {
  /** Beyond it a program hangs, whatever else the machine is doing. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String name;
  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final Thread listener;

  private Program(String name, Process process) {
    this.name = name;
    this.process = process;
    // A read of a pipe holds a carrier of virtual threads for as long as the program lives.
    this.listener = Thread.ofPlatform().daemon().start(this::listen);
  }

  static Program start(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Tests read what the agent says to people.
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    try {
      return new Program(String.join(" ", command), builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void listen() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        synchronized (lines) {
          lines.add(line);
          lines.notifyAll();
        }
      }
    } catch (IOException closed) {
      // A program that is killed takes its outputs with it in the middle of a line.
      synchronized (lines) {
        lines.add("(output ends: " + closed.getMessage() + ")");
      }
    }
    synchronized (lines) {
      lines.notifyAll();
    }
  }

  /** The first line that is awaited; fails when the program ends without it. */
  String awaitLine(Predicate<String> awaited) throws InterruptedException {
    return awaitLine(0, awaited);
  }

  /** As {@link #awaitLine(Predicate)}, of the lines after the first ones. */
  String awaitLine(int after, Predicate<String> awaited) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (lines) {
      for (int next = after; ; ) {
        for (; next < lines.size(); next++) {
          if (awaited.test(lines.get(next))) {
            return lines.get(next);
          }
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (!listener.isAlive() || left <= 0) {
          throw new AssertionError("the awaited line did not come from " + this);
        }
        lines.wait(left);
      }
    }
  }

  /** How many lines there are by now. */
  int lineCount() {
    synchronized (lines) {
      return lines.size();
    }
  }

  /** Waits for the program's own end; its exit code. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("does not end: " + this);
    }
    listener.join();
    return process.exitValue();
  }

  /** Whether it ends by itself within a time. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end, as a system that shuts down does. */
  void terminate() {
    process.destroy();
  }

  /** Asks it to end, as Ctrl-C does. */
  void interrupt() throws IOException, InterruptedException {
    int sent =
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (sent != 0) {
      throw new AssertionError("could not interrupt " + this);
    }
  }

  /** Ends it at once, with {@code kill -9} where that exists; whether it was still alive. */
  boolean kill() throws InterruptedException {
    boolean alive = process.isAlive();
    process.destroyForcibly().waitFor();
    return alive;
  }

  /** The processes that it has started and that have not ended. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** All that it has said so far. */
  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = descendants();
    process.destroyForcibly().onExit().join();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public String toString() {
    return name + "\n" + output();
  }
}
