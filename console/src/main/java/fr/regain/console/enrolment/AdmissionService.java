package fr.regain.console.enrolment;

import fr.regain.console.device.DeviceService;
import fr.regain.console.device.DeviceStanding;
import fr.regain.console.device.DeviceState;
import fr.regain.console.device.HardwareMatch;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether callers are who their certificates say: known, neither shut out nor superseded,
 * and on the hardware that enrolled. The expiry is not its concern, see {@link
 * fr.regain.console.gateway.PeerInterceptor}.
 */
@Singleton
public final class AdmissionService {
  private final DeviceService devices;

  /** Judges by what these devices are known to be. */
  public AdmissionService(DeviceService devices) {
    this.devices = devices;
  }

  /**
   * Judges many callers with two queries. That other hardware presents an identity is put on record
   * in the same transaction, so a refusal here must not roll it back.
   *
   * @return an admission for each caller, in their order
   */
  public List<Admission> admit(DSLContext dsl, List<Caller> callers, Instant now) {
    Set<String> serials =
        callers.stream()
            .map(caller -> caller.peer().certificateSerial())
            .collect(Collectors.toSet());
    Set<UUID> ids =
        callers.stream().map(caller -> caller.peer().deviceId()).collect(Collectors.toSet());
    Map<String, CertificateState> certificates = CertificateStore.find(dsl, serials);
    Map<UUID, DeviceStanding> standings = devices.standings(dsl, ids);
    List<Admission> admissions = new ArrayList<>(callers.size());
    for (Caller caller : callers) {
      admissions.add(
          admit(
              dsl,
              caller,
              certificates.get(caller.peer().certificateSerial()),
              standings.get(caller.peer().deviceId()),
              now));
    }
    return admissions;
  }

  private Admission admit(
      DSLContext dsl,
      Caller caller,
      @Nullable CertificateState certificate,
      @Nullable DeviceStanding device,
      Instant now) {
    if (device == null || certificate == null || !certificate.deviceId().equals(device.id())) {
      return refused(
          ProblemCode.IDENTITY_UNKNOWN, "The certificate names a device that is not on record.");
    }
    if (device.state() != DeviceState.ACTIVE) {
      return refused(ProblemCode.IDENTITY_REVOKED, "The device was shut out by a person.");
    }
    if (certificate.revokedAt() != null) {
      return refused(
          ProblemCode.IDENTITY_SUPERSEDED, "The device enrolled itself since with another key.");
    }
    if (HardwareMatch.of(device.facts(), caller.facts()) == HardwareMatch.DIFFERENT) {
      devices.recordClone(dsl, device.id(), caller.facts(), now);
      return refused(
          ProblemCode.IDENTITY_CLONED, "The identity belongs to other hardware: a copied disk.");
    }
    return new Admission.Admitted(device, certificate);
  }

  private static Admission refused(ProblemCode code, String text) {
    return new Admission.Refused(new Problem(code, text));
  }
}
