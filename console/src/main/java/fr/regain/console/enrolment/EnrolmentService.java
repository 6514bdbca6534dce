package fr.regain.console.enrolment;

import fr.regain.console.device.DeviceEventKind;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.DeviceStanding;
import fr.regain.console.device.DeviceState;
import fr.regain.console.device.HardwareMatch;
import fr.regain.console.device.Registration;
import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.gateway.IssuedCertificate;
import fr.regain.console.gateway.PeerIdentity;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.v1.HardwareFacts;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Admits devices and renews their certificates.
 *
 * <p>One machine is one device: a retry with the same key, and a machine that was imaged anew and
 * still has its UUID and serial number, get the device that they had. Two machines are two devices,
 * even when a disk was copied from one to the other.
 *
 * <p>But both numbers stand on a sticker. So what admits a machine to one site takes no device over
 * from another: there the machine is a new device, and both sites are told of it.
 */
@Singleton
public final class EnrolmentService {
  /**
   * The most certificates that one device gets in a day: enough for any repair, none for a loop.
   */
  static final int MOST_CERTIFICATES_A_DAY = 10;

  private static final int CERTIFICATES_SHOWN = 20;

  private final Database database;
  private final DeviceService devices;
  private final AdmissionService admissions;
  private final CertificateAuthority authority;
  private final ConsoleConfig config;
  private final Clock clock;
  private final SecureRandom random;

  EnrolmentService(
      Database database,
      DeviceService devices,
      AdmissionService admissions,
      CertificateAuthority authority,
      ConsoleConfig config,
      Clock clock,
      SecureRandom random) {
    this.database = database;
    this.devices = devices;
    this.admissions = admissions;
    this.authority = authority;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /** A device's certificates, the newest first, at most {@value #CERTIFICATES_SHOWN}. */
  public List<CertificateState> certificates(UUID deviceId) {
    return database.read(dsl -> CertificateStore.of(dsl, deviceId, CERTIFICATES_SHOWN));
  }

  /**
   * Admits a machine that brings a token.
   *
   * @throws Problem a {@code token.*} code, or {@link ProblemCode#IDENTITY_REVOKED} for a machine
   *     that a person shut out
   */
  Enrolled enrolWithToken(byte[] secret, Applicant applicant) {
    Instant now = clock.instant();
    return database.write(
        dsl -> {
          // Held to the end: enrolments with one token happen one after the other.
          EnrolmentToken token =
              TokenStore.lock(dsl, TokenText.secretHash(secret))
                  .orElseThrow(
                      () -> new Problem(ProblemCode.TOKEN_UNKNOWN, "No token has this secret."));
          if (token.revokedAt() != null) {
            throw new Problem(ProblemCode.TOKEN_REVOKED, "The token was revoked.");
          }
          if (!now.isBefore(token.expiresAt())) {
            throw new Problem(ProblemCode.TOKEN_EXPIRED, "The token has expired.");
          }
          Optional<UUID> retried = deviceWithKey(dsl, applicant);
          if (retried.isPresent()) {
            return sameKeyAgain(dsl, retried.get(), applicant, now);
          }
          if (token.uses() >= token.maximumUses()) {
            throw new Problem(ProblemCode.TOKEN_USED_UP, "The token has no uses left.");
          }
          TokenStore.countUse(dsl, token.id(), now);
          Optional<DeviceStanding> known =
              devices.sameMachine(dsl, token.siteId(), applicant.facts());
          if (known.isPresent()) {
            return sameMachineAgain(dsl, known.get(), applicant, token.name(), now);
          }
          return newMachine(dsl, token.siteId(), null, applicant, token.name(), now);
        });
  }

  /**
   * Gives a machine its own identity that presents another one's, because its disk was copied.
   *
   * @throws Problem an {@code identity.*} code when the certificate presented admits nothing,
   *     {@link ProblemCode#REQUEST_INVALID} when the hardware is that of the identity presented,
   *     {@link ProblemCode#TOKEN_USED_UP} when the identity was copied too often
   */
  Enrolled enrolClone(PeerIdentity peer, Applicant applicant) {
    Instant now = clock.instant();
    return database.write(
        dsl -> {
          DeviceStanding original = presented(dsl, peer, now);
          Optional<UUID> withKey = deviceWithKey(dsl, applicant);
          if (withKey.isPresent() && !withKey.get().equals(original.id())) {
            return sameKeyAgain(dsl, withKey.get(), applicant, now);
          }
          if (HardwareMatch.of(original.facts(), applicant.facts()) != HardwareMatch.DIFFERENT) {
            throw new Problem(
                ProblemCode.REQUEST_INVALID,
                "The identity belongs to this very hardware, so it is renewed, not enrolled.");
          }
          if (withKey.isPresent()) {
            throw cloned();
          }
          devices.recordClone(dsl, original.id(), applicant.facts(), now);
          Optional<DeviceStanding> known =
              devices.sameMachine(dsl, original.siteId(), applicant.facts());
          if (known.isPresent()) {
            return sameMachineAgain(dsl, known.get(), applicant, "", now);
          }
          if (devices.countClones(dsl, original.id()) >= DeviceService.CLONES_TOLD_APART) {
            throw new Problem(
                ProblemCode.TOKEN_USED_UP, "The identity was copied too often: a token is needed.");
          }
          return newMachine(
              dsl, original.siteId(), original.id(), applicant, original.id().toString(), now);
        });
  }

  private DeviceStanding presented(DSLContext dsl, PeerIdentity peer, Instant now) {
    // Held to the end, so that two of the copies are counted one after the other.
    DeviceStanding original =
        devices
            .lock(dsl, peer.deviceId())
            .orElseThrow(
                () -> new Problem(ProblemCode.IDENTITY_UNKNOWN, "The device is not on record."));
    // Judged on its own hardware: here, that the hardware differs is no reason to refuse.
    List<Admission> admission =
        admissions.admit(dsl, List.of(new Caller(peer, original.facts())), now);
    return switch (admission.getFirst()) {
      case Admission.Refused refused -> throw refused.problem();
      case Admission.Admitted admitted -> {
        refuseLongExpired(dsl, peer, now);
        yield admitted.device();
      }
    };
  }

  /**
   * Replaces a device's certificate.
   *
   * @throws Problem an {@code identity.*} code when the device is not heard, {@link
   *     ProblemCode#TOO_MANY_REQUESTS} when it asks too often
   */
  IssuedCertificate renew(PeerIdentity peer, Applicant applicant) {
    Instant now = clock.instant();
    Renewal renewal =
        database.write(
            dsl -> {
              Caller caller = new Caller(peer, applicant.facts());
              return switch (admissions.admit(dsl, List.of(caller), now).getFirst()) {
                // Returned, not thrown: what was put on record about it has to stay.
                case Admission.Refused refused -> new Renewal.Refused(refused.problem());
                case Admission.Admitted admitted -> {
                  refuseLongExpired(dsl, peer, now);
                  IssuedCertificate issued =
                      issue(dsl, admitted.device().id(), applicant, now).certificate();
                  DeviceEventKind kind =
                      peer.expired()
                          ? DeviceEventKind.RENEWED_AFTER_EXPIRY
                          : DeviceEventKind.RENEWED;
                  devices.recordEvent(dsl, peer.deviceId(), kind, issued.serial(), now);
                  yield new Renewal.Renewed(issued);
                }
              };
            });
    return switch (renewal) {
      case Renewal.Refused refused -> throw refused.problem();
      case Renewal.Renewed renewed -> renewed.certificate();
    };
  }

  private sealed interface Renewal {
    record Renewed(IssuedCertificate certificate) implements Renewal {}

    record Refused(Problem problem) implements Renewal {}
  }

  private void refuseLongExpired(DSLContext dsl, PeerIdentity peer, Instant now) {
    CertificateState certificate =
        CertificateStore.find(dsl, List.of(peer.certificateSerial())).get(peer.certificateSerial());
    if (certificate == null
        || now.isAfter(certificate.expiresAt().plus(config.agents().expiredRenewal()))) {
      throw new Problem(
          ProblemCode.IDENTITY_EXPIRED, "The certificate expired too long ago to be renewed.");
    }
  }

  private Optional<UUID> deviceWithKey(DSLContext dsl, Applicant applicant) {
    return CertificateStore.deviceWithKey(
        dsl, IssuedCertificate.keyHash(applicant.request().key()));
  }

  private Enrolled sameKeyAgain(DSLContext dsl, UUID id, Applicant applicant, Instant now) {
    DeviceStanding device = devices.lock(dsl, id).orElseThrow();
    refuseShutOut(device);
    if (HardwareMatch.of(device.facts(), applicant.facts()) == HardwareMatch.DIFFERENT) {
      throw cloned();
    }
    return issue(dsl, id, applicant, now);
  }

  private Enrolled sameMachineAgain(
      DSLContext dsl, DeviceStanding known, Applicant applicant, String detail, Instant now) {
    DeviceStanding device = devices.lock(dsl, known.id()).orElseThrow();
    refuseShutOut(device);
    CertificateStore.revokeAll(dsl, device.id(), now);
    HardwareFacts facts = applicant.facts();
    devices.enrolAgain(dsl, device.id(), applicant.hostName(), facts, detail, now);
    return issue(dsl, device.id(), applicant, now);
  }

  private Enrolled newMachine(
      DSLContext dsl,
      long siteId,
      @Nullable UUID clonedFrom,
      Applicant applicant,
      String detail,
      Instant now) {
    Optional<DeviceStanding> elsewhere = devices.sameMachineAnywhere(dsl, applicant.facts());
    elsewhere.ifPresent(EnrolmentService::refuseShutOut);
    UUID id = new UUID(random.nextLong(), random.nextLong());
    devices.register(
        dsl,
        new Registration(id, siteId, applicant.hostName(), applicant.facts(), clonedFrom),
        detail,
        now);
    elsewhere.ifPresent(other -> devices.recordSameNumbers(dsl, id, other.id(), now));
    return issue(dsl, id, applicant, now);
  }

  private static void refuseShutOut(DeviceStanding device) {
    if (device.state() != DeviceState.ACTIVE) {
      throw new Problem(ProblemCode.IDENTITY_REVOKED, "The device was shut out by a person.");
    }
  }

  private static Problem cloned() {
    return new Problem(
        ProblemCode.IDENTITY_CLONED, "The key belongs to other hardware: a new one is needed.");
  }

  private Enrolled issue(DSLContext dsl, UUID id, Applicant applicant, Instant now) {
    Instant dayAgo = now.minus(Duration.ofDays(1));
    if (CertificateStore.countIssuedSince(dsl, id, dayAgo) >= MOST_CERTIFICATES_A_DAY) {
      throw new Problem(
          ProblemCode.TOO_MANY_REQUESTS, "This device had enough certificates for one day.");
    }
    IssuedCertificate issued = authority.issueDevice(id, applicant.request().key(), now);
    CertificateStore.insert(dsl, id, issued, now);
    return new Enrolled(id, issued);
  }
}
