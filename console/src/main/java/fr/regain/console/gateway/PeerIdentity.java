package fr.regain.console.gateway;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.grpc.Context;
import java.util.Optional;
import java.util.UUID;

/**
 * Who calls, by its certificate. That this console issued the certificate is certain; whether it
 * has revoked it since is for the enrolment capability to say.
 *
 * @param deviceId the device that the certificate was issued to
 * @param certificateSerial the certificate's number, lower-case hexadecimal
 * @param expired whether its life was over when the call came
 */
public record PeerIdentity(UUID deviceId, String certificateSerial, boolean expired) {
  static final Context.Key<PeerIdentity> KEY = Context.key("peer identity");

  /** Who makes the present call; empty for a call without a client certificate. */
  public static Optional<PeerIdentity> current() {
    return Optional.ofNullable(KEY.get());
  }

  /**
   * Who makes the present call.
   *
   * @throws Problem {@link ProblemCode#IDENTITY_MISSING} when it came without a certificate
   */
  public static PeerIdentity required() {
    return current()
        .orElseThrow(
            () ->
                new Problem(
                    ProblemCode.IDENTITY_MISSING,
                    "This call needs the certificate of an enrolled device. Enrol the device"
                        + " first."));
  }
}
