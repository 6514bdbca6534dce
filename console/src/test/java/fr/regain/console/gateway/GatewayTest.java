package fr.regain.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.console.testing.TestingConsole;
import fr.regain.console.testing.TestingDevice;
import fr.regain.console.testing.TestingKey;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolmentServiceGrpc;
import fr.regain.v1.Problem;
import fr.regain.v1.RenewRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewayTest {
  private static final UUID DEVICE = UUID.fromString("0b5c9a52-6c2e-4a86-9d4e-0123456789ab");

  @TempDir private Path directory;
  private final TestingKey key = TestingKey.create();
  private TestingConsole console;
  private CertificateAuthority authority;

  @BeforeEach
  void start() {
    console = TestingConsole.start(directory);
    authority = console.bean(CertificateAuthority.class);
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void aCertificateOfThisConsole_saysWhoCalls() throws Exception {
    X509Certificate certificate = issue(authority, now());

    try (TestingDevice device = with(certificate)) {
      Problem answer = who(device);
      assertThat(answer.getCode()).isEqualTo(DEVICE.toString());
      assertThat(answer.getText())
          .isEqualTo(certificate.getSerialNumber().toString(16) + " from 127.0.0.1");
    }
  }

  @Test
  void aCallWithoutCertificate_isDenied_butForEnrolment() throws Exception {
    try (TestingDevice device = TestingDevice.anonymous(console.port(), authority.certificate())) {
      assertRefused(() -> who(device), Status.Code.UNAUTHENTICATED, "identity.missing");
      assertRefused(
          () ->
              EnrolmentServiceGrpc.newBlockingStub(device.channel())
                  .renew(RenewRequest.getDefaultInstance()),
          Status.Code.UNAUTHENTICATED,
          "identity.missing");
      assertRefused(
          () -> enrol(device, EnrolRequest.getDefaultInstance()),
          Status.Code.INVALID_ARGUMENT,
          "protocol.unknown");
    }
  }

  @Test
  void aCertificateOfAnotherAuthority_failsTheHandshake() throws Exception {
    CertificateAuthority foreign =
        CertificateAuthority.open(
            directory.resolve("foreign"), console.clock().instant(), new SecureRandom());

    try (TestingDevice device = with(issue(foreign, now()))) {
      assertThatThrownBy(() -> who(device))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              failed ->
                  assertThat(failed.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    }
  }

  @Test
  void aCertificateForgedInTheAuthoritysName_failsTheHandshake() throws Exception {
    TestingKey forger = TestingKey.create();
    X509Certificate forged =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        authority.certificate().getSubjectX500Principal(),
                        BigInteger.TWO,
                        Date.from(now().minusSeconds(60)),
                        Date.from(now().plusSeconds(3_600)),
                        new X500Principal("CN=" + DEVICE),
                        key.pair().getPublic())
                    .build(
                        new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(forger.pair().getPrivate())));

    try (TestingDevice device = with(forged)) {
      assertThatThrownBy(() -> who(device)).isInstanceOf(StatusRuntimeException.class);
    }
  }

  @Test
  void theConsolesOwnServerCertificate_isNoDevice() throws Exception {
    X509Certificate server = authority.issueServer(Set.of(), key.pair().getPublic(), now());

    try (TestingDevice device = with(server)) {
      assertThatThrownBy(() -> who(device)).isInstanceOf(StatusRuntimeException.class);
    }
  }

  @Test
  void anExpiredCertificate_mayRenewAndNothingElse() throws Exception {
    X509Certificate certificate = issue(authority, now());
    console.clock().advance(Duration.ofDays(90));

    try (TestingDevice device = with(certificate)) {
      assertRefused(() -> who(device), Status.Code.UNAUTHENTICATED, "identity.expired");
      // It passes the gateway: the device was never put on record, and that is what is told.
      assertRefused(
          () ->
              EnrolmentServiceGrpc.newBlockingStub(device.channel())
                  .renew(
                      RenewRequest.newBuilder()
                          .setCertificateSigningRequest(ByteString.copyFrom(key.signingRequest()))
                          .build()),
          Status.Code.UNAUTHENTICATED,
          "identity.unknown");
    }
  }

  @Test
  void aCertificateThatExpiresWhileTheConnectionIsKept_isFoundExpiredAtTheNextCall()
      throws Exception {
    try (TestingDevice device = with(issue(authority, now()))) {
      assertThat(who(device).getCode()).isEqualTo(DEVICE.toString());
      console.clock().advance(Duration.ofDays(91));
      assertRefused(() -> who(device), Status.Code.UNAUTHENTICATED, "identity.expired");
    }
  }

  @Test
  void anErrorOfTheConsole_tellsANumberAndNoDetails() throws Exception {
    try (TestingDevice device = with(issue(authority, now()))) {
      for (String kind : new String[] {"throw", "error"}) {
        Problem problem =
            assertRefused(() -> call(device, kind), Status.Code.INTERNAL, "console.internal");
        assertThat(problem.getText()).containsPattern("number [0-9a-f]{8}\\.");
        assertThat(problem.toString()).doesNotContain("hunter2").doesNotContain("Exception");
      }
    }
  }

  @Test
  void aProblemGivenToTheObserver_isToldLikeOneThatIsThrown() throws Exception {
    try (TestingDevice device = with(issue(authority, now()))) {
      assertRefused(
          () -> call(device, "problem"), Status.Code.UNAVAILABLE, "console.database-away");
    }
  }

  @Test
  void aMessageOverTheLimit_isRefused_andTheServerGoesOn() throws Exception {
    try (TestingDevice device = with(issue(authority, now()))) {
      assertThatThrownBy(() -> call(device, "x".repeat(GatewayServer.LARGEST_MESSAGE)))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              failed ->
                  assertThat(failed.getStatus().getCode())
                      .isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
      assertThat(who(device).getCode()).isEqualTo(DEVICE.toString());
    }
  }

  @Test
  void aMessageThatIsNoMessage_isRefused_andTheServerGoesOn() throws Exception {
    MethodDescriptor<byte[], byte[]> raw =
        ProbeService.WHO.toBuilder(new RawMarshaller(), new RawMarshaller()).build();
    try (TestingDevice device = with(issue(authority, now()))) {
      assertRefused(
          () ->
              ClientCalls.blockingUnaryCall(
                  device.channel(), raw, CallOptions.DEFAULT, new byte[] {-1, -1, -1}),
          Status.Code.INVALID_ARGUMENT,
          "request.invalid");
      assertThat(who(device).getCode()).isEqualTo(DEVICE.toString());
    }
  }

  @Test
  void garbageOnThePort_isHungUpOn_andTheServerGoesOn() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      byte[] garbage = new byte[1 + random.nextInt(4_096)];
      random.nextBytes(garbage);
      sendAndAwaitEnd(garbage);
    }
    sendAndAwaitEnd("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    sendAndAwaitEnd("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    try (TestingDevice device = with(issue(authority, now()))) {
      assertThat(who(device).getCode()).isEqualTo(DEVICE.toString());
    }
  }

  @Test
  void oldTls_isRefused() throws Exception {
    assertThatThrownBy(() -> serverCertificate("TLSv1.1")).isInstanceOf(IOException.class);
    assertThat(serverCertificate("TLSv1.2")).isNotNull();
    assertThat(serverCertificate("TLSv1.3")).isNotNull();
  }

  @Test
  void theServersCertificate_replacesItselfAtTwoThirdsOfItsLife_withoutARestart() throws Exception {
    X509Certificate first = serverCertificate("TLSv1.3");
    console.clock().advance(Duration.ofDays(243));
    assertThat(serverCertificate("TLSv1.3")).isEqualTo(first);

    console.clock().advance(Duration.ofDays(1));
    X509Certificate second = serverCertificate("TLSv1.3");

    assertThat(second).isNotEqualTo(first);
    assertThat(second.getNotAfter().toInstant()).isEqualTo(now().plus(Duration.ofDays(365)));
    second.verify(authority.certificate().getPublicKey());
    assertThat(second.getSubjectAlternativeNames())
        .extracting(name -> (String) name.get(1))
        .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
  }

  private Instant now() {
    return console.clock().instant();
  }

  private X509Certificate issue(CertificateAuthority issuer, Instant at) throws Exception {
    byte[] der = issuer.issueDevice(DEVICE, key.pair().getPublic(), at).chain().getFirst();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private TestingDevice with(X509Certificate certificate) {
    return TestingDevice.with(
        console.port(), authority.certificate(), key.pair().getPrivate(), certificate);
  }

  private static Problem who(TestingDevice device) {
    return call(device, "");
  }

  private static Problem call(TestingDevice device, String code) {
    return ClientCalls.blockingUnaryCall(
        device.channel(),
        ProbeService.WHO,
        CallOptions.DEFAULT,
        Problem.newBuilder().setCode(code).build());
  }

  private static void enrol(TestingDevice device, EnrolRequest request) {
    EnrolmentServiceGrpc.newBlockingStub(device.channel()).enrol(request);
  }

  private static Problem assertRefused(
      ThrowingCallable call, Status.Code status, String problemCode) {
    Problem[] told = new Problem[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> {
              assertThat(refused.getStatus().getCode()).isEqualTo(status);
              told[0] = refused.getTrailers().get(ProblemInterceptor.TRAILER);
            });
    assertThat(told[0]).isNotNull();
    assertThat(told[0].getCode()).isEqualTo(problemCode);
    assertThat(told[0].getText()).isNotEmpty();
    return told[0];
  }

  private void sendAndAwaitEnd(byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      InputStream answers = socket.getInputStream();
      try {
        // TLS may answer with an alert; then the connection ends.
        answers.readAllBytes();
      } catch (SocketException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
    }
  }

  private X509Certificate serverCertificate(String protocol) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), console.port())) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  /** Looks at the certificate without judging it: its dates are those of the test's clock. */
  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static final class RawMarshaller implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
