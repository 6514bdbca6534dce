package fr.regain.installer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between an agent and its console on loopback, and counts the bytes that pass either way:
 * what TCP carries, TLS included, the headers of TCP and IP not.
 */
final class CountingRelay implements AutoCloseable {
  private final ServerSocket listening;
  private final int consolePort;
  private final AtomicLong bytes = new AtomicLong();

  CountingRelay(int consolePort) throws IOException {
    this.listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    this.consolePort = consolePort;
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Bytes since the last time that it was asked. */
  long takeBytes() {
    return bytes.getAndSet(0);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket agent = listening.accept();
        Socket console = new Socket(InetAddress.getLoopbackAddress(), consolePort);
        Thread.startVirtualThread(() -> pass(agent, console));
        Thread.startVirtualThread(() -> pass(console, agent));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1_024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.addAndGet(read);
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // The other direction closed both: the talk is over.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
