package fr.regain.console.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.device.DeviceEvent;
import fr.regain.console.device.DeviceEventKind;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.DeviceSort;
import fr.regain.console.device.Registration;
import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.gateway.IssuedCertificate;
import fr.regain.console.gateway.PeerIdentity;
import fr.regain.console.gateway.SigningRequest;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import fr.regain.console.testing.TestingKey;
import fr.regain.v1.HardwareFacts;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class EnrolmentServiceContract extends DatabaseContract {
  private CertificateAuthority authority;
  private DeviceService devices;
  private AdmissionService admissions;
  private TokenService tokens;
  private EnrolmentService enrolments;
  private long site;

  @BeforeEach
  void services() {
    SecureRandom random = new SecureRandom();
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    SiteService sites = new SiteService(database, clock);
    site = sites.create(sites.root().id(), SiteKind.ETABLISSEMENT, "Zola", null).id();
    authority = CertificateAuthority.open(directory.resolve("authority"), clock.instant(), random);
    devices = new DeviceService(database, clock);
    admissions = new AdmissionService(devices);
    tokens = new TokenService(database, sites, authority, config, clock, random);
    enrolments =
        new EnrolmentService(database, devices, admissions, authority, config, clock, random);
  }

  // Tokens

  @Test
  void theTextOfAToken_holdsAddressFingerprintAndSecret_andOnlyItsHashIsKept() {
    NewToken created = tokens.create(site, " Rentrée ", Duration.ofDays(7), 30);

    byte[] text = Base64.getUrlDecoder().decode(created.text().substring("rgn1_".length()));
    assertThat(created.text()).startsWith("rgn1_").doesNotContain("=");
    assertThat(text[0]).isEqualTo((byte) 1);
    assertThat(Arrays.copyOfRange(text, 1, 33)).isEqualTo(authority.fingerprint());
    assertThat(new String(text, 53, text.length - 53, StandardCharsets.UTF_8))
        .isEqualTo("console.example:8443");
    assertThat(created.token().name()).isEqualTo("Rentrée");
    assertThat(created.toString()).doesNotContain(created.text());
    assertThat(tokens.list()).containsExactly(created.token());
  }

  @Test
  void aTokenOutOfBounds_isNotMade() {
    assertProblem(() -> tokens.create(site, "", Duration.ofDays(1), 1), "request.invalid");
    assertProblem(() -> tokens.create(site, "x", Duration.ZERO, 1), "request.invalid");
    assertProblem(() -> tokens.create(site, "x", Duration.ofDays(367), 1), "request.invalid");
    assertProblem(() -> tokens.create(site, "x", Duration.ofDays(1), 0), "request.invalid");
    assertProblem(() -> tokens.create(999, "x", Duration.ofDays(1), 1), "not-found");
    assertThat(tokens.list()).isEmpty();
  }

  @Test
  void aTokenThatDoesNotAdmit_saysWhy() {
    byte[] expired = secret(tokens.create(site, "a", Duration.ofDays(1), 1));
    NewToken withdrawn = tokens.create(site, "b", Duration.ofDays(9), 1);
    byte[] used = secret(tokens.create(site, "c", Duration.ofDays(9), 1));
    tokens.revoke(withdrawn.token().id());
    enrolments.enrolWithToken(used, applicant("A"));
    clock.advance(Duration.ofDays(1));

    assertProblem(() -> enrolments.enrolWithToken(expired, applicant("B")), "token.expired");
    assertProblem(
        () -> enrolments.enrolWithToken(secret(withdrawn), applicant("B")), "token.revoked");
    assertProblem(() -> enrolments.enrolWithToken(used, applicant("B")), "token.used-up");
    assertProblem(() -> enrolments.enrolWithToken(new byte[20], applicant("B")), "token.unknown");
    assertProblem(() -> tokens.revoke(withdrawn.token().id()), "not-found");
    assertThat(deviceCount()).isEqualTo(1);
  }

  @Test
  void fiftyMachinesAtOnceOnATokenForTen_admitExactlyTen() throws Exception {
    byte[] secret = secret(tokens.create(site, "a", Duration.ofDays(1), 10));
    List<Applicant> applicants = new ArrayList<>();
    for (int index = 0; index < 50; index++) {
      applicants.add(applicant("M" + index));
    }
    List<String> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls = new ArrayList<>();
      applicants.forEach(applicant -> calls.add(() -> outcome(secret, applicant)));
      for (Future<String> outcome : threads.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
    }

    assertThat(outcomes).containsOnly("admitted", "token.used-up");
    assertThat(outcomes).filteredOn("admitted"::equals).hasSize(10);
    assertThat(tokens.list().getFirst().uses()).isEqualTo(10);
    assertThat(deviceCount()).isEqualTo(10);
  }

  private String outcome(byte[] secret, Applicant applicant) {
    try {
      enrolments.enrolWithToken(secret, applicant);
      return "admitted";
    } catch (Problem refused) {
      return refused.code().code();
    }
  }

  @Test
  void oneMachineThatEnrolsTwiceAtOnce_isOneDevice() throws Exception {
    byte[] secret = secret(tokens.create(site, "a", Duration.ofDays(1), 10));
    List<Callable<UUID>> calls = new ArrayList<>();
    for (int index = 0; index < 4; index++) {
      Applicant applicant = applicant("M");
      calls.add(() -> enrolments.enrolWithToken(secret, applicant).deviceId());
    }
    List<UUID> ids = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<UUID> id : threads.invokeAll(calls)) {
        ids.add(id.get());
      }
    }

    assertThat(Set.copyOf(ids)).hasSize(1);
    assertThat(deviceCount()).isEqualTo(1);
  }

  // One machine, one device

  @Test
  void anAdmittedMachine_isInTheTokensSite_withACertificateForNinetyDays() {
    Enrolled enrolled = enrol("A");

    assertThat(devices.find(enrolled.deviceId()).orElseThrow().row().siteId()).isEqualTo(site);
    assertThat(enrolments.certificates(enrolled.deviceId()))
        .containsExactly(
            new CertificateState(
                enrolled.certificate().serial(),
                enrolled.deviceId(),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(90)),
                null));
    assertThat(admitted(enrolled, facts("A"))).isEmpty();
  }

  @Test
  void aRetryWithTheSameKey_isTheSameDevice_andNoSecondUse() {
    byte[] secret = secret(tokens.create(site, "a", Duration.ofDays(1), 1));
    Applicant applicant = applicant("A");

    Enrolled first = enrolments.enrolWithToken(secret, applicant);
    Enrolled second = enrolments.enrolWithToken(secret, applicant);

    assertThat(second.deviceId()).isEqualTo(first.deviceId());
    assertThat(tokens.list().getFirst().uses()).isEqualTo(1);
    assertThat(events(first)).containsExactly(DeviceEventKind.ENROLLED);
    assertThat(admitted(first, facts("A"))).isEmpty();
    assertThat(admitted(second, facts("A"))).isEmpty();
  }

  @Test
  void aMachineImagedAnew_isTheSameDevice_andItsOldCertificateNoLongerCounts() {
    Enrolled before = enrol("A");
    clock.advance(Duration.ofDays(200));

    Enrolled after = enrol("A");

    assertThat(after.deviceId()).isEqualTo(before.deviceId());
    assertThat(events(after))
        .containsExactly(DeviceEventKind.RE_ENROLLED, DeviceEventKind.ENROLLED);
    assertThat(admitted(before, facts("A"))).isEqualTo("identity.superseded");
    assertThat(admitted(after, facts("A"))).isEmpty();
  }

  @Test
  void machinesWithJunkForSerials_areDevicesOfTheirOwn() {
    byte[] secret = secret(tokens.create(site, "a", Duration.ofDays(1), 9));
    HardwareFacts junk =
        HardwareFacts.newBuilder()
            .setSmbiosUuid("03000200-0400-0500-0006-000700080009")
            .setSystemSerial("To Be Filled By O.E.M.")
            .build();

    UUID first = enrolments.enrolWithToken(secret, applicant(junk)).deviceId();
    UUID second = enrolments.enrolWithToken(secret, applicant(junk)).deviceId();

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void aMachineThatAPersonShutOut_isNotAdmittedByAToken() {
    Enrolled enrolled = enrol("A");
    devices.revoke(enrolled.deviceId());

    assertProblem(() -> enrol("A"), "identity.revoked");
    assertThat(admitted(enrolled, facts("A"))).isEqualTo("identity.revoked");
    devices.readmit(enrolled.deviceId());
    assertThat(admitted(enrolled, facts("A"))).isEmpty();
  }

  @Test
  void aCertificateOfADeviceThatIsNotOnRecord_isUnknown() {
    PeerIdentity nobody = new PeerIdentity(new UUID(1, 2), "1234", false);

    assertThat(admitted(nobody, facts("A"))).isEqualTo("identity.unknown");
  }

  @Test
  void aSerialOfAnotherDevice_isUnknown() {
    Enrolled one = enrol("A");
    Enrolled two = enrol("B");
    PeerIdentity mixed = new PeerIdentity(one.deviceId(), two.certificate().serial(), false);

    assertThat(admitted(mixed, facts("A"))).isEqualTo("identity.unknown");
  }

  // Clones

  @Test
  void aCopiedDisk_isDetectedOnce_andTheOriginalGoesOnUndisturbed() {
    Enrolled original = enrol("A");

    assertThat(admitted(original, facts("B"))).isEqualTo("identity.cloned");
    assertThat(admitted(original, facts("B"))).isEqualTo("identity.cloned");
    assertThat(admitted(original, facts("A"))).isEmpty();
    assertThat(events(original))
        .containsExactly(DeviceEventKind.CLONE_DETECTED, DeviceEventKind.ENROLLED);
  }

  @Test
  void aCopy_enrolsItselfAnewInTheSameSite_withoutAToken() {
    Enrolled original = enrol("A");

    Enrolled copy = enrolments.enrolClone(peer(original), applicant("B"));

    assertThat(copy.deviceId()).isNotEqualTo(original.deviceId());
    assertThat(devices.find(copy.deviceId()).orElseThrow().row().clonedFrom())
        .isEqualTo(original.deviceId());
    assertThat(devices.find(copy.deviceId()).orElseThrow().row().siteId()).isEqualTo(site);
    assertThat(events(copy)).containsExactly(DeviceEventKind.ENROLLED_AS_CLONE);
    assertThat(events(original))
        .containsExactly(DeviceEventKind.CLONE_DETECTED, DeviceEventKind.ENROLLED);
    assertThat(admitted(copy, facts("B"))).isEmpty();
    assertThat(admitted(original, facts("A"))).isEmpty();
  }

  @Test
  void aCopyThatRetriesOrIsImagedAgain_isNoThirdDevice() {
    Enrolled original = enrol("A");
    Applicant applicant = applicant("B");

    UUID copy = enrolments.enrolClone(peer(original), applicant).deviceId();
    UUID retried = enrolments.enrolClone(peer(original), applicant).deviceId();
    UUID imagedAgain = enrolments.enrolClone(peer(original), applicant("B")).deviceId();

    assertThat(List.of(retried, imagedAgain)).containsOnly(copy);
    assertThat(deviceCount()).isEqualTo(2);
  }

  @Test
  void aCopyThatKeepsTheCopiedKey_isRefused() {
    Applicant applicant = applicant("A");
    byte[] secret = secret(tokens.create(site, "a", Duration.ofDays(1), 9));
    Enrolled original = enrolments.enrolWithToken(secret, applicant);
    Applicant sameKey = new Applicant(applicant.request(), facts("B"), "b");

    assertProblem(() -> enrolments.enrolClone(peer(original), sameKey), "identity.cloned");
    assertProblem(() -> enrolments.enrolWithToken(secret, sameKey), "identity.cloned");
    assertThat(deviceCount()).isEqualTo(1);
  }

  @Test
  void theOriginalItself_cannotEnrolAsACopy() {
    Enrolled original = enrol("A");

    assertProblem(() -> enrolments.enrolClone(peer(original), applicant("A")), "request.invalid");
  }

  @Test
  void copiesOfAnIdentityThatDoesNotCount_areNotAdmitted() {
    Enrolled superseded = enrol("A");
    enrol("A");
    Enrolled shutOut = enrol("B");
    devices.revoke(shutOut.deviceId());
    Enrolled longAsleep = enrol("C");
    clock.advance(Duration.ofDays(90 + 400).plusSeconds(1));

    assertProblem(
        () -> enrolments.enrolClone(peer(superseded), applicant("X")), "identity.superseded");
    assertProblem(() -> enrolments.enrolClone(peer(shutOut), applicant("X")), "identity.revoked");
    assertProblem(
        () -> enrolments.enrolClone(expiredPeer(longAsleep), applicant("X")), "identity.expired");
  }

  @Test
  void anIdentityCopiedFiveHundredTimes_needsATokenFromThenOn() {
    Enrolled original = enrol("A");
    SigningRequest key = request();
    database.update(
        dsl -> {
          for (int index = 0; index < DeviceService.CLONES_TOLD_APART; index++) {
            devices.register(
                dsl,
                new Registration(
                    new UUID(9, index), site, "c", facts("c" + index), original.deviceId()),
                "",
                clock.instant());
          }
        });

    assertProblem(
        () -> enrolments.enrolClone(peer(original), new Applicant(key, facts("X"), "x")),
        "token.used-up");
  }

  // Renewal

  @Test
  void aRenewedCertificate_countsBesideTheOldOne_untilThatExpires() {
    Enrolled enrolled = enrol("A");
    clock.advance(Duration.ofDays(60));

    IssuedCertificate renewed = enrolments.renew(peer(enrolled), applicant("A"));

    assertThat(admitted(enrolled, facts("A"))).isEmpty();
    assertThat(admitted(peer(enrolled.deviceId(), renewed), facts("A"))).isEmpty();
    assertThat(events(enrolled)).containsExactly(DeviceEventKind.RENEWED, DeviceEventKind.ENROLLED);
  }

  @Test
  void aLaptopThatSleptPastExpiry_getsBackIn_forAsLongAsTheConsoleAllows() {
    Enrolled enrolled = enrol("A");
    clock.advance(Duration.ofDays(90 + 400));

    enrolments.renew(expiredPeer(enrolled), applicant("A"));
    clock.advance(Duration.ofSeconds(1));

    assertThat(events(enrolled))
        .containsExactly(DeviceEventKind.RENEWED_AFTER_EXPIRY, DeviceEventKind.ENROLLED);
    assertProblem(
        () -> enrolments.renew(expiredPeer(enrolled), applicant("A")), "identity.expired");
  }

  @Test
  void aRenewalFromOtherHardware_isRefused_andPutOnRecord() {
    Enrolled enrolled = enrol("A");
    clock.advance(Duration.ofDays(100));

    assertProblem(() -> enrolments.renew(expiredPeer(enrolled), applicant("B")), "identity.cloned");
    assertThat(events(enrolled))
        .containsExactly(DeviceEventKind.CLONE_DETECTED, DeviceEventKind.ENROLLED);
    assertThat(enrolments.certificates(enrolled.deviceId())).hasSize(1);
  }

  @Test
  void aRenewalOfAnIdentityThatDoesNotCount_isRefused() {
    Enrolled superseded = enrol("A");
    enrol("A");
    Enrolled shutOut = enrol("B");
    devices.revoke(shutOut.deviceId());

    assertProblem(() -> enrolments.renew(peer(superseded), applicant("A")), "identity.superseded");
    assertProblem(() -> enrolments.renew(peer(shutOut), applicant("B")), "identity.revoked");
  }

  @Test
  void aDeviceThatRenewsInALoop_isStopped() {
    Enrolled enrolled = enrol("A");
    for (int count = 1; count < EnrolmentService.MOST_CERTIFICATES_A_DAY; count++) {
      enrolments.renew(peer(enrolled), applicant("A"));
    }

    assertProblem(() -> enrolments.renew(peer(enrolled), applicant("A")), "too-many-requests");
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    enrolments.renew(peer(enrolled), applicant("A"));
  }

  private Enrolled enrol(String machine) {
    return enrolments.enrolWithToken(
        secret(tokens.create(site, "a token", Duration.ofDays(1), 1)), applicant(machine));
  }

  private static byte[] secret(NewToken token) {
    byte[] text = Base64.getUrlDecoder().decode(token.text().substring("rgn1_".length()));
    return Arrays.copyOfRange(text, 33, 53);
  }

  private static Applicant applicant(String machine) {
    return applicant(facts(machine));
  }

  private static Applicant applicant(HardwareFacts facts) {
    return new Applicant(request(), facts, "a host name");
  }

  private static SigningRequest request() {
    return SigningRequest.parse(TestingKey.create().signingRequest());
  }

  private static HardwareFacts facts(String machine) {
    return HardwareFacts.newBuilder()
        .setSmbiosUuid("uuid-" + machine)
        .setSystemSerial("serial-" + machine)
        .addMacAddresses("mac-" + machine)
        .addDiskSerials("disk-" + machine)
        .build();
  }

  private static PeerIdentity peer(Enrolled enrolled) {
    return peer(enrolled.deviceId(), enrolled.certificate());
  }

  private static PeerIdentity peer(UUID id, IssuedCertificate certificate) {
    return new PeerIdentity(id, certificate.serial(), false);
  }

  private static PeerIdentity expiredPeer(Enrolled enrolled) {
    return new PeerIdentity(enrolled.deviceId(), enrolled.certificate().serial(), true);
  }

  private String admitted(Enrolled enrolled, HardwareFacts facts) {
    return admitted(peer(enrolled), facts);
  }

  private String admitted(PeerIdentity peer, HardwareFacts facts) {
    Admission admission =
        database
            .write(dsl -> admissions.admit(dsl, List.of(new Caller(peer, facts)), clock.instant()))
            .getFirst();
    return switch (admission) {
      case Admission.Admitted admitted -> "";
      case Admission.Refused refused -> refused.problem().code().code();
    };
  }

  private List<DeviceEventKind> events(Enrolled enrolled) {
    return devices.find(enrolled.deviceId()).orElseThrow().events().stream()
        .map(DeviceEvent::kind)
        .toList();
  }

  private long deviceCount() {
    return devices.page(DeviceFilter.ALL, DeviceSort.BY_HOST_NAME, 1, 1).total();
  }

  private static void assertProblem(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code().code()).isEqualTo(code));
  }
}
