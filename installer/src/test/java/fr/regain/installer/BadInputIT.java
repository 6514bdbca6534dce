package fr.regain.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a console must bear, or refuse with one sentence. */
class BadInputIT {
  private static final byte[] TLS_RECORD_OF_16_KIB_THAT_NEVER_COMES = {
    0x16, 0x03, 0x01, 0x40, 0x00, 0x01, 0x00, 0x3f, (byte) 0xfc
  };

  @TempDir private Path directory;

  @Test
  void garbageOnTheAgentsPort_isDropped_andAgentsCheckInBesideIt() throws Exception {
    InstalledConsole console = new InstalledConsole(directory);
    InstalledAgent agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), console);
    try (Program program = console.start();
        Socket silent = connect(console);
        Socket unfinished = connect(console)) {
      unfinished.getOutputStream().write(TLS_RECORD_OF_16_KIB_THAT_NEVER_COMES);
      for (byte[] garbage : garbage()) {
        try (Socket socket = connect(console)) {
          sendAll(socket, garbage);
          drain(socket);
        }
      }
      checkIn(agent);
      assertThat(silent.isClosed()).isFalse();
      program.terminate();
      program.awaitEnd();
      assertThat(program.output()).doesNotContain("\tat ", "ERROR", "WARN");
    }
    new ReceivedOnce(console.database(), directory).check(agent);
  }

  @Test
  void portInUse_isOneSentence_andTheExitCodeSaysFailure() throws Exception {
    InstalledConsole console = new InstalledConsole(directory);
    for (int port : List.of(console.address().getPort(), console.agentsPort())) {
      try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
          Program program = console.launch()) {
        assertThat(other.isBound()).isTrue();
        assertRefused(program, 1, "already in use", "console.http.port or console.agents.port");
      }
    }
  }

  @Test
  void secondConsoleOnTheSameData_isOneSentence_andTheFirstGoesOn() throws Exception {
    InstalledConsole first = new InstalledConsole(directory);
    InstalledAgent agent = InstalledAgent.ofThisMachine(directory.resolve("agent"), first);
    try (Program running = first.start()) {
      try (Program second = first.onTheSameData().launch()) {
        assertRefused(second, 1, "another console uses the same data directory");
      }
      checkIn(agent);
      running.terminate();
      running.awaitEnd();
    }
    new ReceivedOnce(first.database(), directory).check(agent);
  }

  @Test
  void unknownSetting_stopsTheStart_andNamesTheNearest() throws Exception {
    InstalledConsole console = new InstalledConsole(directory);
    try (Program program = console.launch(Map.of("CONSOLE_HTTP_PROT", "8080"))) {
      assertRefused(program, 2, "CONSOLE_HTTP_PROT (did you mean CONSOLE_HTTP_PORT?)");
    }
    assertThat(console.data()).doesNotExist();
  }

  private static void assertRefused(Program program, int exitCode, String... parts)
      throws InterruptedException {
    assertThat(program.awaitEnd()).as("%s", program).isEqualTo(exitCode);
    assertThat(program.output()).contains(parts).doesNotContain("\n", "http://");
  }

  private static List<byte[]> garbage() {
    byte[] noise = new byte[1 << 20];
    new Random(7).nextBytes(noise);
    return List.of(
        noise,
        new byte[1 << 20],
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        "CONNECT localhost:443 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static Socket connect(InstalledConsole console) throws IOException {
    return new Socket(InetAddress.getByName("127.0.0.1"), console.agentsPort());
  }

  /** The console may hang up in the middle. */
  private static void sendAll(Socket socket, byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    } catch (SocketException hungUp) {
      assertThat(hungUp).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
    }
  }

  private static void drain(Socket socket) throws IOException {
    try (InputStream answer = socket.getInputStream()) {
      answer.readAllBytes();
    } catch (SocketException hungUp) {
      assertThat(hungUp).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
    }
  }

  private static void checkIn(InstalledAgent agent) throws InterruptedException {
    try (Program program = agent.checkIn()) {
      assertThat(program.awaitEnd()).as("%s", program).isZero();
    }
  }
}
