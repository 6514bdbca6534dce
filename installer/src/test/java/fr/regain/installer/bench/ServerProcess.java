package fr.regain.installer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A server in its own process: the console from its image with its default settings, or the bare
 * echo on the same runtime.
 */
final class ServerProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 60;
  private static final Duration FIRST_TASKS = Duration.ofSeconds(65);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final String name;
  private final Process process;
  private final int port;

  private ServerProcess(String name, Process process, int port) {
    this.name = name;
    this.process = process;
    this.port = port;
  }

  /** The console, with its database, its authority and its first token in a directory. */
  static ServerProcess console(Path image, Path directory) throws IOException {
    return console(image, directory, Map.of());
  }

  /** The same with more settings. */
  static ServerProcess console(Path image, Path directory, Map<String, String> more)
      throws IOException {
    int port = freePort();
    Map<String, String> settings = new HashMap<>(more);
    settings.put("CONSOLE_DATA_DIRECTORY", directory.toString());
    settings.put("CONSOLE_HTTP_PORT", "0");
    settings.put("CONSOLE_AGENTS_PORT", Integer.toString(port));
    settings.put("CONSOLE_AGENTS_FIRST_TOKEN_FILE", tokenPath(directory).toString());
    return start(
        "console " + directory.getFileName(),
        List.of(image.resolve("bin/regain-console").toString()),
        settings,
        directory,
        port);
  }

  /** The first token of a console; it may come a moment after the console's first words. */
  static Path tokenFile(Path directory) throws InterruptedException {
    Path file = tokenPath(directory);
    while (!Files.isReadable(file)) {
      Thread.sleep(10);
    }
    return file;
  }

  private static Path tokenPath(Path directory) {
    return directory.resolveSibling(directory.getFileName() + "-token");
  }

  /** {@link EchoServer}, with the options that {@code bin/regain-console} gives to Java. */
  static ServerProcess echo(Path consoleImage, Path classes, Path consoleDirectory)
      throws IOException {
    int port = freePort();
    return start(
        "echo",
        List.of(
            consoleImage.resolve("runtime/bin/java").toString(),
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            consoleImage.resolve("lib") + "/*:" + classes,
            EchoServer.class.getName(),
            Integer.toString(port),
            EchoServer.authority(consoleDirectory).toString()),
        Map.of(),
        consoleDirectory,
        port);
  }

  private static ServerProcess start(
      String name, List<String> command, Map<String, String> environment, Path directory, int port)
      throws IOException {
    Path log = directory.resolveSibling(directory.getFileName() + "-" + port + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
    BufferedReader output = process.inputReader();
    // Both say where they are once they listen.
    if (output.readLine() == null) {
      throw new IOException(command.getFirst() + " did not start: " + Files.readString(log));
    }
    // Such a read holds a carrier of virtual threads for as long as the server lives.
    Thread unused = Thread.ofPlatform().daemon().start(() -> output.lines().forEach(line -> {}));
    return new ServerProcess(name, process, port);
  }

  // Below the ports that connections get, so that none of them takes it before the server does.
  private static int freePort() {
    int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      return freePort();
    }
  }

  /** What it is, for people. */
  String name() {
    return name;
  }

  /** Where agents connect to. */
  int port() {
    return port;
  }

  /** Its number, for the operating system. */
  long pid() {
    return process.pid();
  }

  /** User and system time since its start; the kernel tells it by hundredths of a second. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /**
   * Waits until a console has dealt with what it found at its start: its tasks begin within the
   * first minute.
   */
  void awaitQuiet() throws InterruptedException {
    Instant started = process.info().startInstant().orElseThrow();
    Duration left = Duration.between(Instant.now(), started.plus(FIRST_TASKS));
    Thread.sleep(left.isNegative() ? Duration.ZERO : left);
    Duration before;
    do {
      before = cpu();
      Thread.sleep(QUIET);
    } while (cpu().minus(before).compareTo(QUIET.dividedBy(20)) > 0);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("A server did not stop within " + STOP_SECONDS + " s");
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
