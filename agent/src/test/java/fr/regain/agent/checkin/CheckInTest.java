package fr.regain.agent.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.Health;
import fr.regain.v1.Report;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's wakes against a console that is real but for its memory. */
class CheckInTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path directory;
  private TestingDevice device;
  private TestingDevice consoleClock;
  private TestingConsole console;

  @BeforeEach
  void start() throws Exception {
    device = new TestingDevice(directory.resolve("agent"), NOW);
    consoleClock = new TestingDevice(directory, NOW);
    console = TestingConsole.start(consoleClock);
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private void pass(Duration time) {
    device.pass(time);
    consoleClock.pass(time);
  }

  private CheckInRequest lastRequest() {
    return console.checkIns.getLast();
  }

  private List<Long> receivedNumbers() {
    return console.numbers(lastRequest().getSpoolId());
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void anEnrolledDevice_handsOverItsSamples_andHearsWhenToComeBack() {
    device.enrol(console.token());
    device.talk();

    assertThat(receivedNumbers()).containsExactly(1L);
    assertThat(lastRequest().getInventory().getHostName()).isEqualTo("poste-1");
    assertThat(lastRequest().getInventoryDigest().size()).isEqualTo(32);
    assertThat(device.status().nextTalk()).contains(NOW.plusSeconds(3600));
    assertThat(device.status().spool().orElseThrow().records()).isZero();
  }

  @Test
  void aWakeBeforeItsSlot_samplesAndStaysSilent() {
    device.enrol(console.token());
    device.talk();
    pass(Duration.ofMinutes(15));
    device.wake();

    assertThat(console.checkIns).hasSize(1);
    assertThat(device.status().spool().orElseThrow().records()).isEqualTo(1);

    pass(Duration.ofMinutes(45));
    device.wake();

    assertThat(receivedNumbers()).isEqualTo(upTo(3));
  }

  @Test
  void aFirstSlot_isTheOneThatTheEnrolmentGave() {
    device.enrol(console.token());
    device.wake();
    assertThat(console.checkIns).isEmpty();

    pass(Duration.ofSeconds(20));
    device.wake();
    assertThat(console.checkIns).hasSize(1);
  }

  @Test
  void anUnchangedInventory_isSentOnce_aChangedOneAgain() {
    device.enrol(console.token());
    device.talk();
    device.talk();
    assertThat(lastRequest().hasInventory()).isFalse();

    device.hostName = "poste-2";
    device.talk();
    assertThat(lastRequest().getInventory().getHostName()).isEqualTo("poste-2");
  }

  @Test
  void aConsoleThatLostTheInventory_getsItInTheSameTalk() {
    device.enrol(console.token());
    device.talk();
    console.resendInventory = true;
    device.talk();

    assertThat(console.checkIns).hasSize(3);
    assertThat(console.checkIns.get(1).hasInventory()).isFalse();
    assertThat(console.checkIns.get(2).hasInventory()).isTrue();
  }

  @Test
  void aLostAnswer_makesTheReportsComeAgain_withTheSameNumbersAndContent() {
    device.enrol(console.token());
    console.answersToDrop = 1;
    assertThatThrownBy(device::talk)
        .isInstanceOfSatisfying(
            AgentProblem.class,
            problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
    Report first = lastRequest().getReports(0);
    device.talk();

    assertThat(lastRequest().getReportsList()).startsWith(first);
    assertThat(receivedNumbers()).containsExactly(1L, 2L);
  }

  @Test
  void manyReports_areHandedOverInRequestsOfAtMostFiveHundred() {
    device.enrol(console.token());
    device.options.put("check-in", "false");
    for (int count = 0; count < 1_100; count++) {
      device.wake();
    }
    assertThat(console.checkIns).isEmpty();

    device.options.remove("check-in");
    device.talk();

    assertThat(console.checkIns)
        .extracting(CheckInRequest::getReportsCount)
        .containsExactly(500, 500, 101);
    assertThat(receivedNumbers()).isEqualTo(upTo(1_101));
    assertThat(device.status().spool().orElseThrow().records()).isZero();
  }

  @Test
  void anInterval_isCountedOnce_howeverManyTalksFail() {
    device.enrol(console.token());
    for (int count = 0; count < 10; count++) {
      console.answersToDrop = count % 3 == 0 ? 1 : 0;
      pass(Duration.ofMinutes(7));
      try {
        device.talk();
      } catch (AgentProblem lostAnswer) {
        assertThat(lostAnswer.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
      }
    }
    long seconds =
        console.received.get(lastRequest().getSpoolId()).values().stream()
            .mapToLong(report -> report.getSample().getPoweredOnSeconds())
            .sum();
    assertThat(seconds).isEqualTo(device.sinceBoot.toSeconds());
  }

  @Test
  void afterAFailure_theNextTalkWaits_evenIfTheWallClockJumps() {
    device.enrol(console.token());
    device.talk();
    console.answersToDrop = 1;
    assertThatThrownBy(device::talk).isInstanceOf(AgentProblem.class);
    int talks = console.checkIns.size();

    device.wallClock = device.wallClock.plus(Duration.ofDays(4_000));
    device.pass(Duration.ofSeconds(59));
    device.wake();
    assertThat(console.checkIns).hasSize(talks);

    device.wallClock = NOW.minus(Duration.ofDays(4_000));
    device.pass(Duration.ofSeconds(61));
    device.wake();
    assertThat(console.checkIns).hasSizeGreaterThan(talks);
  }

  @Test
  void afterARestart_theWaitIsNeverLongerThanAgreed_whateverTheWallClock() {
    device.enrol(console.token());
    device.talk();
    device.boot = "second boot";
    device.sinceBoot = Duration.ofSeconds(30);
    device.wallClock = NOW.minus(Duration.ofDays(1_000));
    device.wake();
    assertThat(console.checkIns).hasSize(1);

    device.pass(Duration.ofHours(1));
    device.wake();
    assertThat(console.checkIns).hasSize(2);
  }

  @Test
  void aWallClockYearsOff_isReported_andChangesNothingElse() {
    device.enrol(console.token());
    String identity = device.status().identity().orElseThrow().serial();
    device.wallClock = NOW.plus(Duration.ofDays(5_000));
    device.talk();
    device.talk();

    assertThat(lastRequest().getHealthList())
        .extracting(Health::getCode)
        .containsExactly("clock.wrong");
    assertThat(device.status().identity().orElseThrow().serial()).isEqualTo(identity);
    assertThat(console.enrolments).hasSize(1);
    assertThat(console.renewals).isEmpty();
    assertThat(device.status().warnings()).hasSize(1);
  }

  @Test
  void aCertificateAtTwoThirdsOfItsLife_isRenewedForANewKey() {
    device.enrol(console.token());
    var before = device.status().identity().orElseThrow();
    pass(Duration.ofDays(59));
    device.talk();
    assertThat(console.renewals).isEmpty();

    pass(Duration.ofDays(10));
    device.talk();

    var after = device.status().identity().orElseThrow();
    assertThat(console.renewals).hasSize(1);
    assertThat(after.certificate().getPublicKey())
        .isNotEqualTo(before.certificate().getPublicKey());
    assertThat(after.deviceId()).isEqualTo(before.deviceId());
    assertThat(after.expiry()).isAfter(before.expiry());
  }

  @Test
  void aLaptopThatSleptPastItsExpiry_renewsAndGoesOn() {
    device.enrol(console.token());
    pass(Duration.ofDays(200));
    device.talk();

    assertThat(console.renewals).hasSize(1);
    assertThat(console.enrolments).hasSize(1);
    assertThat(console.checkIns).hasSize(1);
  }

  @Test
  void aConsoleThatAsksForIt_getsARenewal() {
    device.enrol(console.token());
    console.renewCertificate = true;
    device.talk();

    assertThat(console.renewals).hasSize(1);
  }

  @Test
  void aClone_enrolsItselfAnewWithoutAToken_underANewKeyAndSpool() {
    device.enrol(console.token());
    device.talk();
    device.wake();
    var inherited = device.status().identity().orElseThrow();
    ByteString spool = lastRequest().getSpoolId();

    device.serial = "SERIAL-2";
    console.refuse("identity.cloned");
    device.talk();

    var own = device.status().identity().orElseThrow();
    assertThat(console.enrolments).hasSize(2);
    assertThat(console.enrolments.getLast().getToken().isEmpty()).isTrue();
    assertThat(own.deviceId()).isNotEqualTo(inherited.deviceId());
    assertThat(own.certificate().getPublicKey())
        .isNotEqualTo(inherited.certificate().getPublicKey());
    assertThat(lastRequest().getSpoolId()).isNotEqualTo(spool);
    assertThat(lastRequest().getReportsList()).isEmpty();
    assertThat(lastRequest().getInventory().getSerialNumber()).isEqualTo("SERIAL-2");
  }

  @Test
  void aRevokedDevice_stopsTalking_andSaysWhy() {
    device.enrol(console.token());
    device.options.put("token", console.token().text());
    console.refuse("identity.revoked");
    for (int count = 0; count < 5; count++) {
      assertThatThrownBy(device::talk)
          .isInstanceOfSatisfying(
              AgentProblem.class,
              problem -> assertThat(problem.code()).isEqualTo("identity.revoked"));
    }

    assertThat(console.checkIns).isEmpty();
    assertThat(console.enrolments).hasSize(1);
    assertThat(device.status().stopped().map(Text::french).orElseThrow())
        .contains("text of identity.revoked");
  }

  @Test
  void aRevokedDeviceWithAnotherTokenInItsSettings_enrolsOnce() {
    var firstToken = console.token();
    device.enrol(
        new fr.regain.agent.enrolment.EnrolmentToken(
            firstToken.authorityFingerprint(), firstToken.secret(), firstToken.address()));
    device.options.put(
        "token",
        new fr.regain.agent.enrolment.EnrolmentToken(
                firstToken.authorityFingerprint(),
                ByteString.copyFromUtf8("another secret of 20"),
                firstToken.address())
            .text());
    console.refuse("identity.superseded");

    assertThatThrownBy(device::talk).hasMessageContaining("token.unknown");
    assertThat(console.enrolments).hasSize(2);
  }

  @Test
  void aDeviceWithATokenInItsSettings_enrolsByItself() {
    device.options.put("token", console.token().text());
    device.wake();

    assertThat(console.enrolments).hasSize(1);
    assertThat(receivedNumbers()).containsExactly(1L);
  }

  @Test
  void aDeviceWithoutIdentityOrToken_samplesAndSaysWhatToDo() {
    assertThatThrownBy(device::wake)
        .isInstanceOfSatisfying(
            AgentProblem.class,
            problem -> {
              assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_ENROLLED);
              assertThat(problem.text().french()).contains("regain enrol --token");
            });
    assertThat(device.status().spool().orElseThrow().records()).isEqualTo(1);
  }

  @Test
  void enrollingAgainWithTheSameToken_changesNothing() {
    device.enrol(console.token());
    device.enrol(console.token());

    assertThat(console.enrolments).hasSize(1);
  }

  @Test
  void anUnknownToken_isRefusedInTheConsolesWords() {
    var token = console.token();
    var wrong =
        new fr.regain.agent.enrolment.EnrolmentToken(
            token.authorityFingerprint(),
            ByteString.copyFromUtf8("12345678901234567890"),
            token.address());

    assertThatThrownBy(() -> device.enrol(wrong))
        .isInstanceOfSatisfying(
            AgentProblem.class,
            problem -> {
              assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED);
              assertThat(problem.text().english()).contains("text of token.unknown");
            });
    assertThat(device.status().identity()).isEmpty();
  }

  @Test
  void anInvalidPolicyValue_isReportedToTheConsole() {
    device.policy =
        List.of(
            new PolicySource.Value(
                "deadline", "tomorrow", OptionalLong.empty(), "HKLM\\...\\deadline"));
    device.enrol(console.token());
    device.talk();

    assertThat(lastRequest().getHealthList())
        .extracting(Health::getCode)
        .containsExactly("policy.invalid");
  }

  @Test
  void aSecondWakeAtTheSameTime_saysSoAndDoesNothing() throws Exception {
    device.enrol(console.token());
    try (FileChannel taken =
        StateFiles.lock(directory.resolve("agent").resolve("lock")).orElseThrow()) {
      assertThat(taken.isOpen()).isTrue();
      device.said.clear();
      device.talk();
    }

    assertThat(console.checkIns).isEmpty();
    assertThat(device.said).extracting(Text::english).first().asString().contains("Another regain");
  }

  @Test
  void aDataDirectoryThatOthersMayWriteTo_isRefused() throws Exception {
    Files.createDirectory(directory.resolve("agent"));
    Files.setPosixFilePermissions(
        directory.resolve("agent"), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(device::wake)
        .isInstanceOfSatisfying(
            AgentProblem.class, problem -> assertThat(problem.code()).isEqualTo("storage.unsafe"));
  }

  @Test
  void theIdentity_isPrivateToTheAgent() throws Exception {
    device.enrol(console.token());
    Path file = directory.resolve("agent").resolve("identity").resolve("identity.pem");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).contains("BEGIN PRIVATE KEY");
    assertThat(file.resolveSibling("pending-key.pem")).doesNotExist();
  }

  @Test
  void aConsoleThatIsAway_isLeftAloneForLonger_upToHalfAnHour() {
    device.enrol(console.token());
    console.close();
    for (int count = 0; count < 12; count++) {
      assertThatThrownBy(device::talk)
          .isInstanceOfSatisfying(
              AgentProblem.class,
              problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
    }
    Duration wait = Duration.between(NOW, device.status().nextTalk().orElseThrow());

    assertThat(wait).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(30));
    assertThat(device.status().spool().orElseThrow().records()).isEqualTo(12);
  }

  @Test
  void theDeviceId_isTheConsoles() {
    device.enrol(console.token());

    assertThat(device.status().identity().orElseThrow().deviceId())
        .isEqualTo(UUID.nameUUIDFromBytes(device.facts().toByteArray()));
  }
}
