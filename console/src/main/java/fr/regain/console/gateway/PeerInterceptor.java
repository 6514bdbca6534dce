package fr.regain.console.gateway;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.v1.EnrolmentServiceGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Lets a call pass only with a valid client certificate. The exceptions are all here: anyone may
 * enrol, and an expired certificate may be renewed.
 */
final class PeerInterceptor implements ServerInterceptor {
  private static final String ENROL = EnrolmentServiceGrpc.getEnrolMethod().getFullMethodName();
  private static final String RENEW = EnrolmentServiceGrpc.getRenewMethod().getFullMethodName();

  private final Clock clock;

  PeerInterceptor(Clock clock) {
    this.clock = clock;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    PeerIdentity peer = identity(call.getAttributes().get(PeerCertificateFilter.KEY));
    String method = call.getMethodDescriptor().getFullMethodName();
    if (peer == null && !method.equals(ENROL)) {
      throw new Problem(
          ProblemCode.IDENTITY_MISSING,
          "This call needs the certificate of an enrolled device. Enrol the device first.");
    }
    if (peer != null && peer.expired() && !method.equals(RENEW) && !method.equals(ENROL)) {
      throw new Problem(
          ProblemCode.IDENTITY_EXPIRED,
          "The certificate of this device has expired. Renew it, then call again.");
    }
    Context context = Context.current().withValue(PeerAddress.KEY, PeerAddress.of(call));
    return Contexts.interceptCall(
        peer == null ? context : context.withValue(PeerIdentity.KEY, peer), call, headers, next);
  }

  private @Nullable PeerIdentity identity(
      PeerCertificateFilter.@Nullable PeerCertificate certificate) {
    return certificate == null
        ? null
        : new PeerIdentity(
            certificate.deviceId(),
            certificate.serial(),
            !clock.instant().isBefore(certificate.expiresAt()));
  }
}
