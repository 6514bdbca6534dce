package fr.regain.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The console's runnable image with a data directory of its own, on loopback. */
final class InstalledConsole {
  private final Path data;
  private final Path tokenFile;
  private final int pagesPort = freePort();
  private final int agentsPort = freePort();

  /**
   * @param directory for its data, and beside them the file of its first enrolment token
   */
  InstalledConsole(Path directory) {
    this.data = directory.resolve("console");
    this.tokenFile = directory.resolve("enrolment-token");
  }

  private InstalledConsole(Path data, Path tokenFile) {
    this.data = data;
    this.tokenFile = tokenFile;
  }

  /** Another installation that was given the same data directory. */
  InstalledConsole onTheSameData() {
    return new InstalledConsole(data, tokenFile);
  }

  /** Begins to start it. */
  Program launch() {
    return launch(Map.of());
  }

  /** Begins to start it with more settings in its environment. */
  Program launch(Map<String, String> settings) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "CONSOLE_DATA_DIRECTORY", data.toString(),
                "CONSOLE_HTTP_PORT", Integer.toString(pagesPort),
                "CONSOLE_AGENTS_PORT", Integer.toString(agentsPort),
                "CONSOLE_AGENTS_FIRST_TOKEN_FILE", tokenFile.toString()));
    environment.putAll(settings);
    return Program.start(Images.console(), environment);
  }

  /** Starts it, and waits until it is up. */
  Program start() throws InterruptedException {
    Program console = launch();
    awaitUp(console);
    return console;
  }

  /** Waits until it is up; the line that says so is where to come in. */
  URI awaitUp(Program console) throws InterruptedException {
    return URI.create(console.awaitLine(line -> line.startsWith(address().toString())));
  }

  /** Address of the pages. */
  URI address() {
    return URI.create("http://127.0.0.1:" + pagesPort);
  }

  int agentsPort() {
    return agentsPort;
  }

  Path data() {
    return data;
  }

  Path tokenFile() {
    return tokenFile;
  }

  /** Its embedded database; to be read when it has ended. */
  ConsoleDatabase database() {
    return new ConsoleDatabase(data.resolve("regain"));
  }

  /** A port that nobody listened on a moment ago. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
