package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.agent.connection.Authority;
import fr.regain.agent.enrolment.EnrolmentToken;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.policy.ConsoleAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the agent talks to, and how it gets there. */
class ConnectionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final GeneralName LOOPBACK = new GeneralName(GeneralName.iPAddress, "127.0.0.1");

  @TempDir Path directory;
  private final TestingAuthority authority = new TestingAuthority("Regain test");
  private TestingDevice device;

  @BeforeEach
  void start() {
    device = new TestingDevice(directory.resolve("agent"), NOW);
  }

  private TestingConsole console(GeneralName place, Instant from, Instant until) throws Exception {
    return TestingConsole.start(
        new TestingDevice(directory, NOW), authority, authority.server(place, from, until));
  }

  private TestingConsole console() throws Exception {
    return console(LOOPBACK, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(90)));
  }

  private EnrolmentToken pinned(TestingAuthority to, ConsoleAddress address) {
    return new EnrolmentToken(
        Authority.of(to.certificate()).fingerprint(), ByteString.copyFrom(new byte[20]), address);
  }

  @Test
  void aServerUnderAnotherAuthority_isNamedAsInspection_withItsIssuer() throws Exception {
    TestingAuthority filter = new TestingAuthority("Filtre Academie");
    try (TestingConsole inspected =
        TestingConsole.start(
            new TestingDevice(directory, NOW),
            filter,
            filter.server(LOOPBACK, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9))))) {
      assertThatThrownBy(() -> device.enrol(pinned(authority, inspected.address())))
          .isInstanceOfSatisfying(
              AgentProblem.class,
              problem -> {
                assertThat(problem.code()).isEqualTo("connection.inspected");
                assertThat(problem.exitCode()).isEqualTo(ExitCode.UNTRUSTED);
                assertThat(problem.text().french())
                    .contains("inspection TLS")
                    .contains("CN=Filtre Academie")
                    .contains(inspected.address().toString());
              });
      assertThat(inspected.enrolments).isEmpty();
    }
  }

  @Test
  void inspectionThatBeginsAfterEnrolment_stopsTheTalk_andKeepsTheIdentity() throws Exception {
    try (TestingConsole console = console()) {
      device.enrol(console.token());
    }
    TestingAuthority filter = new TestingAuthority("Filtre");
    try (TestingConsole inspected =
        TestingConsole.start(
            new TestingDevice(directory, NOW),
            filter,
            filter.server(LOOPBACK, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9))))) {
      device.options.put("console", inspected.address().toString());

      assertThatThrownBy(device::talk)
          .isInstanceOfSatisfying(
              AgentProblem.class,
              problem -> assertThat(problem.code()).isEqualTo("connection.inspected"));
      assertThat(inspected.checkIns).isEmpty();
      assertThat(device.status().identity()).isPresent();
    }
  }

  @Test
  void aServerWithAnotherName_isRefused() throws Exception {
    try (TestingConsole console =
        console(
            new GeneralName(GeneralName.dNSName, "console.example"),
            NOW.minus(Duration.ofDays(1)),
            NOW.plus(Duration.ofDays(9)))) {
      assertThatThrownBy(() -> device.enrol(console.token()))
          .isInstanceOfSatisfying(
              AgentProblem.class,
              problem -> assertThat(problem.code()).isEqualTo("connection.wrong-certificate"));
      assertThat(console.enrolments).isEmpty();
    }
  }

  @Test
  void aDevicesCertificateUsedAsAServers_isRefused() throws Exception {
    try (TestingConsole console =
        TestingConsole.start(
            new TestingDevice(directory, NOW),
            authority,
            authority.server(
                LOOPBACK,
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(9)),
                KeyPurposeId.id_kp_clientAuth))) {
      assertThatThrownBy(() -> device.enrol(console.token()))
          .isInstanceOfSatisfying(
              AgentProblem.class,
              problem -> assertThat(problem.code()).isEqualTo("connection.wrong-certificate"));
    }
  }

  @Test
  void aServerCertificateOutOfItsDates_isStillTheConsole() throws Exception {
    try (TestingConsole console =
        console(
            LOOPBACK,
            Instant.parse("2021-01-01T00:00:00Z"),
            Instant.parse("2022-01-01T00:00:00Z"))) {
      device.enrol(console.token());
      device.talk();

      assertThat(console.checkIns).hasSize(1);
    }
  }

  @Test
  void theConnection_goesThroughTheProxy() throws Exception {
    try (TestingConsole console = console();
        TestingProxy proxy = TestingProxy.start()) {
      device.options.put("proxy", "http://" + proxy.address());
      device.enrol(console.token());
      device.talk();

      assertThat(console.checkIns).hasSize(1);
      assertThat(proxy.asked()).containsOnly("CONNECT " + console.address() + " HTTP/1.1");
      assertThat(proxy.asked()).hasSize(2);
    }
  }

  @Test
  void aProxyWhoseNameNobodyKnows_isNamed_andNotWaitedFor() throws Exception {
    try (TestingConsole console = console()) {
      device.options.put("proxy", "http://proxy.invalid:3128");
      device.options.put("deadline", "5s");

      assertThatThrownBy(() -> device.enrol(console.token()))
          .isInstanceOfSatisfying(
              AgentProblem.class,
              problem -> {
                assertThat(problem.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
                assertThat(problem.text().english()).contains("proxy.invalid");
              });
    }
  }

  @Test
  void aServerThatIsNoConsole_isNotTakenForOne() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread garbage =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var connection = silent.accept()) {
                      connection.getOutputStream().write("220 smtp.example\r\n".getBytes());
                    } catch (java.io.IOException closed) {
                      Thread.currentThread().interrupt();
                    }
                  });
      assertThatThrownBy(
              () ->
                  device.enrol(
                      pinned(authority, new ConsoleAddress("127.0.0.1", silent.getLocalPort()))))
          .isInstanceOfSatisfying(
              AgentProblem.class,
              problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
      garbage.join();
    }
  }
}
