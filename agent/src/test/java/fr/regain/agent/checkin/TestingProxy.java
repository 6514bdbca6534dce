package fr.regain.agent.checkin;

import fr.regain.agent.policy.ConsoleAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that knows CONNECT only. */
final class TestingProxy implements AutoCloseable {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;

  private TestingProxy(ServerSocket listener) {
    this.listener = listener;
    Thread.ofVirtual().start(this::serve);
  }

  static TestingProxy start() throws IOException {
    return new TestingProxy(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()));
  }

  ConsoleAddress address() {
    return new ConsoleAddress("127.0.0.1", listener.getLocalPort());
  }

  /** First line of each request. */
  List<String> asked() {
    return asked;
  }

  private void serve() {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> tunnel(client));
      }
    } catch (IOException closed) {
      asked.removeIf(String::isEmpty);
    }
  }

  private void tunnel(Socket client) {
    try (client) {
      String request = head(client.getInputStream());
      String first = request.lines().findFirst().orElse("");
      asked.add(first);
      ConsoleAddress place = ConsoleAddress.parse(first.split(" ")[1]).orElseThrow();
      try (Socket server = new Socket(place.name(), place.port())) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread back = Thread.ofVirtual().start(() -> copy(server, client));
        copy(client, server);
        back.join();
      }
    } catch (IOException ended) {
      asked.removeIf(String::isEmpty);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(InputStream input) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = input.read();
      if (next < 0) {
        throw new IOException("the client left");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException ended) {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      throw new java.io.UncheckedIOException(closed);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
