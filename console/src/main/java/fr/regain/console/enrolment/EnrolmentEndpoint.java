package fr.regain.console.enrolment;

import com.google.protobuf.ByteString;
import fr.regain.console.gateway.IssuedCertificate;
import fr.regain.console.gateway.LeaseKey;
import fr.regain.console.gateway.PeerAddress;
import fr.regain.console.gateway.PeerIdentity;
import fr.regain.console.gateway.SigningRequest;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.Rate;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolResponse;
import fr.regain.v1.EnrolmentServiceGrpc;
import fr.regain.v1.RenewRequest;
import fr.regain.v1.RenewResponse;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The wire's {@code EnrolmentService}. */
@Singleton
final class EnrolmentEndpoint extends EnrolmentServiceGrpc.EnrolmentServiceImplBase {
  /** A classroom that is set up together checks in over this time. */
  private static final int FIRST_CHECK_IN_SPREAD_SECONDS = 60;

  // The only call that anyone may make costs two signatures. The burst is a large school that is
  // set
  // up in one go.
  private static final int BURST = 1_000;
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final EnrolmentService enrolments;
  private final LeaseKey leaseKey;
  private final Rate rate;
  private final RefusedEnrolments refused;
  private final SecureRandom random;

  EnrolmentEndpoint(
      EnrolmentService enrolments,
      LeaseKey leaseKey,
      RefusedEnrolments refused,
      Clock clock,
      SecureRandom random) {
    this.enrolments = enrolments;
    this.leaseKey = leaseKey;
    this.rate = new Rate(BURST, INTERVAL, clock);
    this.refused = refused;
    this.random = random;
  }

  @Override
  public void enrol(EnrolRequest request, StreamObserver<EnrolResponse> responses) {
    EnrolResponse response;
    try {
      response = enrol(request);
    } catch (Problem refusal) {
      refused.count(refusal, request.getToken().toByteArray(), PeerAddress.current());
      throw refusal;
    }
    responses.onNext(response);
    responses.onCompleted();
  }

  private EnrolResponse enrol(EnrolRequest request) {
    rate.count(PeerAddress.current());
    if (request.getProtocolLevel() < 1) {
      throw new Problem(ProblemCode.PROTOCOL_UNKNOWN, "The agent names no protocol level.");
    }
    WireLimits.text("host_name", request.getHostName());
    WireLimits.check(request.getFacts());
    Applicant applicant =
        new Applicant(
            SigningRequest.parse(request.getCertificateSigningRequest().toByteArray()),
            request.getFacts(),
            request.getHostName());
    Enrolled enrolled =
        request.getToken().isEmpty()
            ? enrolments.enrolClone(PeerIdentity.required(), applicant)
            : enrolments.enrolWithToken(request.getToken().toByteArray(), applicant);
    return EnrolResponse.newBuilder()
        .setDeviceId(bytes(enrolled.deviceId()))
        .addAllCertificateChain(chain(enrolled.certificate()))
        .setFirstCheckInAfterSeconds(random.nextInt(FIRST_CHECK_IN_SPREAD_SECONDS))
        .setLeaseKey(ByteString.copyFrom(leaseKey.publicKey()))
        .build();
  }

  @Override
  public void renew(RenewRequest request, StreamObserver<RenewResponse> responses) {
    PeerIdentity peer = PeerIdentity.required();
    WireLimits.check(request.getFacts());
    Applicant applicant =
        new Applicant(
            SigningRequest.parse(request.getCertificateSigningRequest().toByteArray()),
            request.getFacts(),
            "");
    IssuedCertificate issued = enrolments.renew(peer, applicant);
    responses.onNext(
        RenewResponse.newBuilder()
            .addAllCertificateChain(chain(issued))
            .setLeaseKey(ByteString.copyFrom(leaseKey.publicKey()))
            .build());
    responses.onCompleted();
  }

  private static List<ByteString> chain(IssuedCertificate issued) {
    return issued.chain().stream().map(ByteString::copyFrom).toList();
  }

  private static ByteString bytes(UUID id) {
    return ByteString.copyFrom(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }
}
