package fr.regain.console.enrolment;

import fr.regain.console.device.DeviceStanding;
import fr.regain.console.platform.Problem;

/** Whether a caller is heard. */
public sealed interface Admission {
  /** It is the device that this certificate was issued to. */
  record Admitted(DeviceStanding device, CertificateState certificate) implements Admission {}

  /** It is not heard, for this reason. */
  record Refused(Problem problem) implements Admission {}
}
