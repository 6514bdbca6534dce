package fr.regain.console.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceEvent;
import fr.regain.console.device.DeviceEventKind;
import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceService;
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
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

/** Enrolment on a fresh database, and machines to be enrolled. */
abstract class EnrolmentContract extends DatabaseContract {
  CertificateAuthority authority;
  DeviceService devices;
  AdmissionService admissions;
  TokenService tokens;
  EnrolmentService enrolments;
  SiteService sites;
  long site;

  @BeforeEach
  void services() {
    SecureRandom random = new SecureRandom();
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    sites = new SiteService(database, clock);
    site = school("Zola");
    authority = CertificateAuthority.open(directory.resolve("authority"), clock.instant(), random);
    devices = new DeviceService(database, clock, (dsl, held) -> {}, List.of());
    admissions = new AdmissionService(devices);
    tokens = new TokenService(database, sites, authority, config, clock, random);
    enrolments =
        new EnrolmentService(database, devices, admissions, authority, config, clock, random);
  }

  final long school(String name) {
    return sites.create(Person.CONSOLE, sites.root().id(), SiteKind.ETABLISSEMENT, name, null).id();
  }

  final Enrolled enrol(String machine) {
    return enrol(machine, site);
  }

  final Enrolled enrol(String machine, long siteId) {
    return enrolments.enrolWithToken(
        secret(tokens.create(Person.CONSOLE, siteId, "a token", Duration.ofDays(1), 1)),
        applicant(machine));
  }

  static byte[] secret(NewToken token) {
    byte[] text = Base64.getUrlDecoder().decode(token.text().substring("rgn1_".length()));
    return Arrays.copyOfRange(text, 33, 53);
  }

  static Applicant applicant(String machine) {
    return applicant(facts(machine));
  }

  static Applicant applicant(HardwareFacts facts) {
    return new Applicant(request(), facts, "a host name");
  }

  static SigningRequest request() {
    return SigningRequest.parse(TestingKey.create().signingRequest());
  }

  static HardwareFacts facts(String machine) {
    return HardwareFacts.newBuilder()
        .setSmbiosUuid("uuid-" + machine)
        .setSystemSerial("serial-" + machine)
        .addMacAddresses("mac-" + machine)
        .addDiskSerials("disk-" + machine)
        .build();
  }

  static PeerIdentity peer(Enrolled enrolled) {
    return peer(enrolled.deviceId(), enrolled.certificate());
  }

  static PeerIdentity peer(UUID id, IssuedCertificate certificate) {
    return new PeerIdentity(id, certificate.serial(), false);
  }

  static PeerIdentity expiredPeer(Enrolled enrolled) {
    return new PeerIdentity(enrolled.deviceId(), enrolled.certificate().serial(), true);
  }

  final String admitted(Enrolled enrolled, HardwareFacts facts) {
    return admitted(peer(enrolled), facts);
  }

  final String admitted(PeerIdentity peer, HardwareFacts facts) {
    Admission admission =
        database
            .write(dsl -> admissions.admit(dsl, List.of(new Caller(peer, facts)), clock.instant()))
            .getFirst();
    return switch (admission) {
      case Admission.Admitted admitted -> "";
      case Admission.Refused refused -> refused.problem().code().code();
    };
  }

  final List<DeviceEventKind> events(Enrolled enrolled) {
    return devices.find(Scope.EVERYWHERE, enrolled.deviceId()).orElseThrow().events().stream()
        .map(DeviceEvent::kind)
        .toList();
  }

  final long deviceCount() {
    return devices.count(Scope.EVERYWHERE, DeviceFilter.ALL).rows();
  }

  static void assertProblem(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code().code()).isEqualTo(code));
  }
}
