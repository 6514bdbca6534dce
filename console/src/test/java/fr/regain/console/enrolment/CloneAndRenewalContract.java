package fr.regain.console.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceEventKind;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.Registration;
import fr.regain.console.gateway.IssuedCertificate;
import fr.regain.console.gateway.SigningRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

abstract class CloneAndRenewalContract extends EnrolmentContract {
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
    assertThat(devices.find(Scope.EVERYWHERE, copy.deviceId()).orElseThrow().row().clonedFrom())
        .isEqualTo(original.deviceId());
    assertThat(devices.find(Scope.EVERYWHERE, copy.deviceId()).orElseThrow().row().siteId())
        .isEqualTo(site);
    assertThat(events(copy)).containsExactly(DeviceEventKind.ENROLLED_AS_CLONE);
    assertThat(events(original))
        .containsExactly(DeviceEventKind.CLONE_DETECTED, DeviceEventKind.ENROLLED);
    assertThat(admitted(copy, facts("B"))).isEmpty();
    assertThat(admitted(original, facts("A"))).isEmpty();
  }

  @Test
  void aCopy_takesNoDeviceOverFromAnotherSite() {
    Enrolled elsewhere = enrol("B", school("Curie"));

    Enrolled copy = enrolments.enrolClone(peer(enrol("A")), applicant("B"));

    assertThat(copy.deviceId()).isNotEqualTo(elsewhere.deviceId());
    assertThat(events(copy))
        .containsExactly(DeviceEventKind.SAME_NUMBERS, DeviceEventKind.ENROLLED_AS_CLONE);
    assertThat(events(elsewhere))
        .containsExactly(DeviceEventKind.SAME_NUMBERS, DeviceEventKind.ENROLLED);
    assertThat(admitted(elsewhere, facts("B"))).isEmpty();
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
    byte[] secret = secret(tokens.create(Person.CONSOLE, site, "a", Duration.ofDays(1), 9));
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
    devices.revoke(Person.CONSOLE, shutOut.deviceId());
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
    devices.revoke(Person.CONSOLE, shutOut.deviceId());

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
}
