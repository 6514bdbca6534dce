package fr.regain.console.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.certificate.TestingPair;
import fr.regain.console.platform.Network;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** What the sender does before receivers that behave, and before those that do not. */
final class SenderTest {
  private static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.1").orElseThrow());
  private static final TestingPair PAIR =
      TestingPair.make(
          "receiver", Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(1)));

  private static Outcome post(List<Network> allowed, NameResolver names, String address) {
    return post(allowed, names, address, Duration.ofSeconds(20));
  }

  private static Outcome post(
      List<Network> allowed, NameResolver names, String address, Duration whole) {
    Sender sender = new Sender(names, new Destinations(allowed), identity(), whole);
    try {
      return sender.post(URI.create(address), Map.of("webhook-id", "1"), "{\"a\":\"é\"}");
    } finally {
      sender.close();
    }
  }

  /** Who the receiver is, and whom the sender believes. */
  private static SSLContext identity() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "receiver",
          PAIR.keys().getPrivate(),
          new char[0],
          new Certificate[] {PAIR.certificate()});
      store.setCertificateEntry("trusted", PAIR.certificate());
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, new char[0]);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A resolver that gives one address after the other, whatever it is asked. */
  private static NameResolver giving(String... addresses) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(addresses));
    return name -> {
      String next = left.poll();
      if (next == null) {
        throw new UnknownHostException(name);
      }
      return new InetAddress[] {InetAddress.ofLiteral(next)};
    };
  }

  @Test
  void aMessage_arrivesToTheLetter() {
    try (TestingReceiver receiver = TestingReceiver.plain()) {
      assertThat(post(LOOPBACK, InetAddress::getAllByName, receiver.address("127.0.0.1")))
          .isEqualTo(Outcome.answered(204));
      assertThat(receiver.received())
          .singleElement()
          .satisfies(
              received -> {
                assertThat(received.path()).isEqualTo("/hook?a=b");
                assertThat(received.id()).isEqualTo("1");
                assertThat(received.body()).isEqualTo("{\"a\":\"é\"}");
              });
    }
  }

  @Test
  void tls_isBelieved_underTheNameOfTheCertificateAlone() {
    try (TestingReceiver receiver = TestingReceiver.secure(identity())) {
      assertThat(post(LOOPBACK, InetAddress::getAllByName, receiver.address("127.0.0.1")))
          .isEqualTo(Outcome.answered(204));
      assertThat(post(LOOPBACK, giving("127.0.0.1"), receiver.address("other.example")))
          .isEqualTo(Outcome.failed(Fault.NO_TRUST));
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void anAddressThatIsNotAllowed_isNotCalled() {
    try (TestingReceiver receiver = TestingReceiver.plain();
        TestingReceiver secure = TestingReceiver.secure(identity())) {
      for (String address : List.of(receiver.address("127.0.0.1"), secure.address("127.0.0.1"))) {
        assertThat(post(List.of(), InetAddress::getAllByName, address))
            .isEqualTo(Outcome.failed(Fault.ADDRESS_REFUSED));
      }
      // A public address is called with TLS alone.
      assertThat(post(LOOPBACK, giving("1.1.1.1"), "http://hooks.example/"))
          .isEqualTo(Outcome.failed(Fault.ADDRESS_REFUSED));
      assertThat(receiver.received()).isEmpty();
      assertThat(secure.received()).isEmpty();
    }
  }

  @Test
  void aName_isRefused_whenOneOfItsAddressesIs() {
    NameResolver both =
        name ->
            new InetAddress[] {
              InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("169.254.169.254")
            };
    assertThat(post(List.of(), both, "https://hooks.example/"))
        .isEqualTo(Outcome.failed(Fault.ADDRESS_REFUSED));
  }

  @Test
  void aName_isAskedForOnce_soThatItCannotSaySomethingElseAfterTheCheck() {
    try (TestingReceiver receiver = TestingReceiver.plain()) {
      NameResolver changing = giving("127.0.0.1", "10.0.0.1", "10.0.0.1");

      assertThat(post(LOOPBACK, changing, receiver.address("rebinding.example")))
          .isEqualTo(Outcome.answered(204));
      // The next connection asks anew, and is refused by what it hears then.
      assertThat(post(LOOPBACK, changing, receiver.address("rebinding.example")))
          .isEqualTo(Outcome.failed(Fault.ADDRESS_REFUSED));
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void aRedirection_isAFault_andIsNotFollowed() {
    try (TestingReceiver elsewhere = TestingReceiver.plain();
        TestingReceiver receiver = TestingReceiver.plain()) {
      receiver.answering(307).pointingTo(elsewhere.address("127.0.0.1"));

      assertThat(post(LOOPBACK, InetAddress::getAllByName, receiver.address("127.0.0.1")))
          .isEqualTo(new Outcome(307, Fault.REDIRECTED));
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @Test
  void refusals_areTold() {
    try (TestingReceiver receiver = TestingReceiver.plain().answering(410, 500)) {
      String address = receiver.address("127.0.0.1");
      assertThat(post(LOOPBACK, InetAddress::getAllByName, address))
          .isEqualTo(new Outcome(410, Fault.GONE));
      assertThat(post(LOOPBACK, InetAddress::getAllByName, address))
          .isEqualTo(new Outcome(500, Fault.REFUSED));
      receiver.close();
      assertThat(post(LOOPBACK, InetAddress::getAllByName, address))
          .isEqualTo(Outcome.failed(Fault.NO_CONNECTION));
    }
    assertThat(post(LOOPBACK, giving(), "https://nobody.example/"))
        .isEqualTo(Outcome.failed(Fault.NAME_UNKNOWN));
  }

  @Test
  void aReceiverThatNeverAnswers_isLeft_whenTheTimeIsOver() throws IOException {
    try (Raw silent = new Raw("", "")) {
      assertThat(post(LOOPBACK, giving("127.0.0.1"), silent.address(), Duration.ofMillis(300)))
          .isEqualTo(Outcome.failed(Fault.TOO_SLOW));
    }
  }

  @Test
  void aReceiverThatDripsItsAnswer_isLeft_whenTheTimeIsOver() throws IOException {
    try (Raw dripping = new Raw("HTTP/1.1 2", "0")) {
      assertThat(
              post(LOOPBACK, giving("127.0.0.1"), dripping.address(), Duration.ofMillis(300))
                  .fault())
          .isIn(Fault.TOO_SLOW, Fault.NO_ANSWER);
    }
  }

  @Test
  void anEndlessAnswer_isReadNoFurtherThanItsStatus() throws IOException {
    try (Raw endless =
        new Raw("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n", "x".repeat(4_096))) {
      assertThat(post(LOOPBACK, giving("127.0.0.1"), endless.address()))
          .isEqualTo(Outcome.answered(200));
    }
  }

  @Test
  void endlessHeaders_areCutOff() throws IOException {
    try (Raw endless = new Raw("HTTP/1.1 200 OK\r\n", "X: y\r\n".repeat(100))) {
      assertThat(post(LOOPBACK, giving("127.0.0.1"), endless.address()))
          .isEqualTo(Outcome.failed(Fault.NO_ANSWER));
    }
  }

  @Test
  void whatIsNoHttp_isToldAsSuch() throws IOException {
    try (Raw chatter = new Raw("SSH-2.0-x\r\n".repeat(1_000), "\r\n")) {
      assertThat(post(LOOPBACK, giving("127.0.0.1"), chatter.address()).fault())
          .isIn(Fault.NO_ANSWER, Fault.NO_CONNECTION);
    }
  }

  /** Says the start to whoever connects, then the rest for ever; nothing when that is empty. */
  private static final class Raw implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    private final Thread thread;

    Raw(String start, String rest) throws IOException {
      thread = Thread.ofVirtual().start(() -> serve(start, rest));
    }

    private void serve(String start, String rest) {
      try (Socket socket = server.accept();
          OutputStream output = socket.getOutputStream()) {
        output.write(start.getBytes(StandardCharsets.US_ASCII));
        output.flush();
        byte[] more = rest.getBytes(StandardCharsets.US_ASCII);
        if (more.length == 0) {
          while (socket.getInputStream().read() >= 0) {
            // Listens, and says nothing.
            continue;
          }
        }
        while (more.length > 0) {
          output.write(more);
        }
      } catch (IOException left) {
        // The other side has gone, as it should.
        return;
      }
    }

    String address() {
      return "http://raw.example:" + server.getLocalPort() + "/";
    }

    @Override
    public void close() {
      try {
        server.close();
        thread.join();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
