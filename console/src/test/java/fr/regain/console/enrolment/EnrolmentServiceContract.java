package fr.regain.console.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceDetail;
import fr.regain.console.device.DeviceEvent;
import fr.regain.console.device.DeviceEventKind;
import fr.regain.console.gateway.PeerIdentity;
import fr.regain.console.platform.paging.Sort;
import fr.regain.v1.HardwareFacts;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

abstract class EnrolmentServiceContract extends EnrolmentContract {
  private DeviceDetail detail(Enrolled enrolled) {
    return devices.find(Scope.EVERYWHERE, enrolled.deviceId()).orElseThrow();
  }

  @Test
  void anAdmittedMachine_isInTheTokensSite_withACertificateForNinetyDays() {
    Enrolled enrolled = enrol("A");

    assertThat(detail(enrolled).row().siteId()).isEqualTo(site);
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
    byte[] secret = secret(tokens.create(Person.CONSOLE, site, "a", Duration.ofDays(1), 1));
    Applicant applicant = applicant("A");

    Enrolled first = enrolments.enrolWithToken(secret, applicant);
    Enrolled second = enrolments.enrolWithToken(secret, applicant);

    assertThat(second.deviceId()).isEqualTo(first.deviceId());
    assertThat(
            tokens
                .page(Person.CONSOLE, TokenFilter.ALL, Sort.by(TokenSort.CREATED), null, 1)
                .rows()
                .getFirst()
                .token()
                .uses())
        .isEqualTo(1);
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
  void aTokenOfAnotherSite_takesNoDeviceOver_andBothSitesAreTold() {
    Enrolled here = enrol("A");
    long elsewhere = school("Curie");

    Enrolled there = enrol("A", elsewhere);

    assertThat(there.deviceId()).isNotEqualTo(here.deviceId());
    assertThat(detail(there).row().siteId()).isEqualTo(elsewhere);
    assertThat(detail(here).row().siteId()).isEqualTo(site);
    assertThat(admitted(here, facts("A"))).isEmpty();
    assertThat(admitted(there, facts("A"))).isEmpty();
    assertThat(detail(here).events())
        .contains(sameNumbersAs(there))
        .extracting(DeviceEvent::kind)
        .containsExactly(DeviceEventKind.SAME_NUMBERS, DeviceEventKind.ENROLLED);
    assertThat(detail(there).events())
        .contains(sameNumbersAs(here))
        .extracting(DeviceEvent::kind)
        .containsExactly(DeviceEventKind.SAME_NUMBERS, DeviceEventKind.ENROLLED);
    assertThat(enrol("A").deviceId()).as("each site knows its own").isEqualTo(here.deviceId());
    assertThat(enrol("A", elsewhere).deviceId()).isEqualTo(there.deviceId());
  }

  private DeviceEvent sameNumbersAs(Enrolled other) {
    return new DeviceEvent(
        clock.instant(), DeviceEventKind.SAME_NUMBERS, other.deviceId().toString());
  }

  @Test
  void aTokenFromAboveTheDevicesSite_recognisesIt() {
    Enrolled before = enrol("A");

    assertThat(enrol("A", sites.root().id()).deviceId()).isEqualTo(before.deviceId());
  }

  @Test
  void aMachineThatAPersonShutOut_isNotAdmittedByATokenOfAnotherSite() {
    devices.revoke(Person.CONSOLE, enrol("A").deviceId());
    long elsewhere = school("Curie");

    assertProblem(() -> enrol("A", elsewhere), "identity.revoked");
  }

  @Test
  void machinesWithJunkForSerials_areDevicesOfTheirOwn() {
    byte[] secret = secret(tokens.create(Person.CONSOLE, site, "a", Duration.ofDays(1), 9));
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
    devices.revoke(Person.CONSOLE, enrolled.deviceId());

    assertProblem(() -> enrol("A"), "identity.revoked");
    assertThat(admitted(enrolled, facts("A"))).isEqualTo("identity.revoked");
    devices.readmit(Person.CONSOLE, enrolled.deviceId());
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
}
