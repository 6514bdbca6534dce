package fr.regain.console.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A program that receives messages on a free port of loopback, and answers as it is told. */
final class TestingReceiver implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> answers = new ArrayDeque<>();
  private volatile @Nullable String location;

  /** A message as it came. */
  record Received(String path, String id, String timestamp, String signature, String body) {

    /** Whether its signature is that of a secret, worked out as a receiver does. */
    boolean isSignedBy(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] mine =
            mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        return signature.equals("v1," + Base64.getEncoder().encodeToString(mine));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private TestingReceiver(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::handle);
    server.start();
  }

  static TestingReceiver plain() {
    try {
      return new TestingReceiver(HttpServer.create(loopback(), 0), "http");
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  static TestingReceiver secure(SSLContext identity) {
    try {
      HttpsServer server = HttpsServer.create(loopback(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(identity));
      return new TestingReceiver(server, "https");
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestURI().toString(),
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      if (location != null) {
        exchange.getResponseHeaders().add("Location", location);
      }
      Integer answer;
      synchronized (answers) {
        answer = answers.size() > 1 ? answers.poll() : answers.peek();
      }
      exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  /** Answers so, one after the other; the last one for good. */
  TestingReceiver answering(int... statuses) {
    synchronized (answers) {
      answers.clear();
      for (int status : statuses) {
        answers.add(status);
      }
    }
    return this;
  }

  /** Names another place in each answer. */
  TestingReceiver pointingTo(String elsewhere) {
    location = elsewhere;
    return this;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Its address under a name. */
  String address(String host) {
    return scheme + "://" + host + ":" + port() + "/hook?a=b";
  }

  /** What came so far. */
  List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
