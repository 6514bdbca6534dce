package fr.regain.agent.checkin;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.agent.connection.Authority;
import fr.regain.agent.connection.Credentials;
import fr.regain.agent.enrolment.EnrolmentToken;
import fr.regain.agent.policy.ConsoleAddress;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.DeviceServiceGrpc;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolResponse;
import fr.regain.v1.EnrolmentServiceGrpc;
import fr.regain.v1.Lease;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Problem;
import fr.regain.v1.RenewRequest;
import fr.regain.v1.RenewResponse;
import fr.regain.v1.Report;
import fr.regain.v1.SignedLease;
import fr.regain.v1.WorkDirection;
import fr.regain.v1.WorkOrder;
import fr.regain.v1.WorkProgress;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsServerCredentials;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A console for tests: real gRPC over real TLS on the loopback, that keeps what it acknowledges in
 * memory and misbehaves on demand. Knobs are fields; a queued refusal or a dropped answer is used
 * once, in order.
 */
public final class TestingConsole implements AutoCloseable {
  private static final Metadata.Key<byte[]> PROBLEM =
      Metadata.Key.of("regain-problem-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final Context.Key<X509Certificate> PEER = Context.key("peer");

  public final ByteString secret = ByteString.copyFrom(new byte[20]);
  public final List<EnrolRequest> enrolments = new ArrayList<>();
  public final List<RenewRequest> renewals = new ArrayList<>();
  public final List<CheckInRequest> checkIns = new ArrayList<>();

  /** Reports by spool id and number, as acknowledged. */
  public final Map<ByteString, TreeMap<Long, Report>> received = new HashMap<>();

  /** Refusals of the next check-ins. */
  public final Deque<Problem> refusals = new ArrayDeque<>();

  /** How many of the next check-ins are taken and kept, but not answered. */
  public int answersToDrop;

  public Duration certificateLife = Duration.ofDays(90);
  public int nextAfterSeconds = 3600;
  public boolean resendInventory;
  public boolean renewCertificate;

  /** Signs leases; a test may ask for another one. */
  public final KeyPair leaseKey = leaseKey();

  /** A console of before there were leases enrols without a key. */
  public boolean enrolsWithLeaseKey = true;

  /** Sent at each check-in, whether or not the device asked for a key. */
  public Optional<ByteString> leaseKeyUnasked = Optional.empty();

  /** Handed over at each check-in until the device holds them or has reported on them. */
  public final List<SignedLease> leases = new CopyOnWriteArrayList<>();

  public final List<ByteString> withdrawn = new CopyOnWriteArrayList<>();
  public final List<WorkProgress> progress = new CopyOnWriteArrayList<>();

  /** Run once, when a device says that it has done something. */
  public volatile Runnable whenUnderWay = () -> {};

  /** Work that has come that far is told to stop. */
  public volatile long stopAfterItems = Long.MAX_VALUE;

  private final TestingAuthority authority;
  private final Clock clock;
  private final Server server;

  /** On 127.0.0.1, with a server certificate that is valid around the clock's time. */
  public static TestingConsole start(Clock clock) throws IOException {
    TestingAuthority authority = new TestingAuthority("Regain test");
    Instant now = clock.instant();
    return start(
        clock,
        authority,
        authority.server(
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            now.minus(Duration.ofDays(1)),
            now.plus(Duration.ofDays(90))));
  }

  public static TestingConsole start(
      Clock clock, TestingAuthority authority, Credentials credentials) throws IOException {
    return new TestingConsole(clock, authority, credentials);
  }

  private TestingConsole(Clock clock, TestingAuthority authority, Credentials credentials)
      throws IOException {
    this.clock = clock;
    this.authority = authority;
    this.server =
        OkHttpServerBuilder.forPort(
                new InetSocketAddress("127.0.0.1", 0),
                TlsServerCredentials.newBuilder()
                    .keyManager(new ServerKey(credentials))
                    .trustManager(new AnyOfAuthority(authority))
                    .clientAuth(TlsServerCredentials.ClientAuth.OPTIONAL)
                    .build())
            .addService(new EnrolmentSide())
            .addService(new DeviceSide())
            .intercept(new PeerCertificate())
            .build()
            .start();
  }

  public ConsoleAddress address() {
    return new ConsoleAddress("127.0.0.1", server.getPort());
  }

  public EnrolmentToken token() {
    return new EnrolmentToken(
        Authority.of(authority.certificate()).fingerprint(), secret, address());
  }

  public void refuse(String code) {
    refusals.add(Problem.newBuilder().setCode(code).setText("text of " + code).build());
  }

  private boolean isReported(ByteString leaseId) {
    return leaseReports().stream()
        .anyMatch(
            report ->
                report.getLeaseId().equals(leaseId)
                    && report.getStep() != LeaseStep.LEASE_STEP_STARTED);
  }

  private static Lease lease(SignedLease signed) {
    try {
      return Lease.parseFrom(signed.getLease());
    } catch (InvalidProtocolBufferException garbage) {
      return Lease.getDefaultInstance();
    }
  }

  /** Signs as campaign.proto says. */
  public static SignedLease sign(Lease lease, KeyPair with) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(with.getPrivate());
      signature.update("regain.v1.Lease\0".getBytes(StandardCharsets.US_ASCII));
      signature.update(lease.toByteArray());
      return SignedLease.newBuilder()
          .setLease(lease.toByteString())
          .setSignature(ByteString.copyFrom(signature.sign()))
          .build();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static KeyPair leaseKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private ByteString publicLeaseKey() {
    return publicKey(leaseKey);
  }

  /** The 32 bytes of a key for leases. */
  public static ByteString publicKey(KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    return ByteString.copyFrom(encoded, encoded.length - 32, 32);
  }

  /** Reports on leases, of all spools, in the order of their numbers. */
  public synchronized List<LeaseReport> leaseReports() {
    return received.values().stream()
        .flatMap(reports -> reports.values().stream())
        .filter(Report::hasLease)
        .map(Report::getLease)
        .toList();
  }

  /** Numbers that it holds of a spool. */
  public List<Long> numbers(ByteString spoolId) {
    return List.copyOf(received.getOrDefault(spoolId, new TreeMap<>()).keySet());
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static StatusRuntimeException refused(Problem problem) {
    Metadata trailers = new Metadata();
    trailers.put(PROBLEM, problem.toByteArray());
    return Status.PERMISSION_DENIED.withDescription(problem.getCode()).asRuntimeException(trailers);
  }

  private static StatusRuntimeException refused(String code) {
    return refused(Problem.newBuilder().setCode(code).setText("text of " + code).build());
  }

  private List<ByteString> issue(ByteString request) {
    try {
      PublicKey key = new JcaPKCS10CertificationRequest(request.toByteArray()).getPublicKey();
      Instant now = clock.instant();
      return List.of(
          ByteString.copyFrom(authority.device(key, now, now.plus(certificateLife)).getEncoded()),
          ByteString.copyFrom(authority.certificate().getEncoded()));
    } catch (IOException | GeneralSecurityException failure) {
      throw refused("request.invalid");
    }
  }

  private final class EnrolmentSide extends EnrolmentServiceGrpc.EnrolmentServiceImplBase {
    @Override
    public void enrol(EnrolRequest request, StreamObserver<EnrolResponse> observer) {
      synchronized (TestingConsole.this) {
        enrolments.add(request);
        if (!request.getToken().equals(secret) && PEER.get() == null) {
          observer.onError(refused("token.unknown"));
          return;
        }
        UUID device = UUID.nameUUIDFromBytes(request.getFacts().toByteArray());
        observer.onNext(
            EnrolResponse.newBuilder()
                .setDeviceId(
                    ByteString.copyFrom(
                        ByteBuffer.allocate(16)
                            .putLong(device.getMostSignificantBits())
                            .putLong(device.getLeastSignificantBits())
                            .flip()))
                .addAllCertificateChain(issue(request.getCertificateSigningRequest()))
                .setLeaseKey(enrolsWithLeaseKey ? publicLeaseKey() : ByteString.EMPTY)
                .setFirstCheckInAfterSeconds(20)
                .build());
        observer.onCompleted();
      }
    }

    @Override
    public void renew(RenewRequest request, StreamObserver<RenewResponse> observer) {
      synchronized (TestingConsole.this) {
        renewals.add(request);
        observer.onNext(
            RenewResponse.newBuilder()
                .addAllCertificateChain(issue(request.getCertificateSigningRequest()))
                .setLeaseKey(publicLeaseKey())
                .build());
        observer.onCompleted();
      }
    }
  }

  private final class DeviceSide extends DeviceServiceGrpc.DeviceServiceImplBase {
    @Override
    public void checkIn(CheckInRequest request, StreamObserver<CheckInResponse> observer) {
      synchronized (TestingConsole.this) {
        X509Certificate peer = PEER.get();
        Optional<StatusRuntimeException> refusal = refusal(peer);
        if (refusal.isPresent()) {
          observer.onError(refusal.get());
          return;
        }
        checkIns.add(request);
        TreeMap<Long, Report> held =
            received.computeIfAbsent(request.getSpoolId(), id -> new TreeMap<>());
        for (Report report : request.getReportsList()) {
          held.putIfAbsent(report.getNumber(), report);
        }
        if (answersToDrop > 0) {
          answersToDrop--;
          observer.onError(Status.UNAVAILABLE.asRuntimeException());
          return;
        }
        observer.onNext(
            CheckInResponse.newBuilder()
                .setReceivedThrough(held.isEmpty() ? 0 : held.lastKey())
                .setNextCheckInAfterSeconds(nextAfterSeconds)
                .setResendInventory(resendInventory)
                .setRenewCertificate(renewCertificate)
                .setConsoleTimeMillis(clock.millis())
                .addAllLeases(wanted(request))
                .addAllWithdrawnLeases(withdrawn)
                .setLeaseKey(
                    leaseKeyUnasked.orElse(
                        request.getLacksLeaseKey() ? publicLeaseKey() : ByteString.EMPTY))
                .build());
        observer.onCompleted();
        renewCertificate = false;
        resendInventory = false;
      }
    }

    private List<SignedLease> wanted(CheckInRequest request) {
      return leases.stream()
          .filter(signed -> !request.getHeldLeasesList().contains(lease(signed).getId()))
          .filter(signed -> !isReported(lease(signed).getId()))
          .limit(4)
          .toList();
    }

    @Override
    public StreamObserver<WorkProgress> work(StreamObserver<WorkOrder> orders) {
      return new StreamObserver<>() {
        @Override
        public void onNext(WorkProgress reached) {
          progress.add(reached);
          if (reached.getItemsDone() > 0) {
            Runnable once = whenUnderWay;
            whenUnderWay = () -> {};
            once.run();
          }
          orders.onNext(
              WorkOrder.newBuilder()
                  .setDirection(
                      reached.getItemsDone() >= stopAfterItems
                          ? WorkDirection.WORK_DIRECTION_STOP
                          : WorkDirection.WORK_DIRECTION_CONTINUE)
                  .build());
        }

        @Override
        public void onError(Throwable broken) {
          progress.add(WorkProgress.getDefaultInstance());
        }

        @Override
        public void onCompleted() {
          orders.onCompleted();
        }
      };
    }

    private Optional<StatusRuntimeException> refusal(X509Certificate peer) {
      if (peer == null) {
        return Optional.of(refused("identity.missing"));
      }
      if (clock.instant().isAfter(peer.getNotAfter().toInstant())) {
        return Optional.of(refused("identity.expired"));
      }
      return Optional.ofNullable(refusals.poll()).map(TestingConsole::refused);
    }
  }

  private static final class PeerCertificate implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      Attributes attributes = call.getAttributes();
      SSLSession session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
      X509Certificate peer = null;
      try {
        Certificate[] chain = session.getPeerCertificates();
        peer = (X509Certificate) chain[0];
      } catch (SSLPeerUnverifiedException none) {
        peer = null;
      }
      return Contexts.interceptCall(Context.current().withValue(PEER, peer), call, headers, next);
    }
  }

  private static final class ServerKey extends X509ExtendedKeyManager {
    private final Credentials credentials;

    ServerKey(Credentials credentials) {
      this.credentials = credentials;
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return "EC".equals(type) ? "server" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return credentials.chain().toArray(new X509Certificate[0]);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return credentials.key();
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[] {"server"};
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return null;
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }
  }

  /** Takes expired certificates too: what they may still do is decided call by call. */
  private static final class AnyOfAuthority extends X509ExtendedTrustManager {
    /** Signs leases; a test may ask for another one. */
    public final KeyPair leaseKey = leaseKey();

    /** Handed over at each check-in until the device holds them or has reported on them. */
    public final List<SignedLease> leases = new CopyOnWriteArrayList<>();

    public final List<ByteString> withdrawn = new CopyOnWriteArrayList<>();
    public final List<WorkProgress> progress = new CopyOnWriteArrayList<>();

    /** What is answered on the work stream. */
    public volatile WorkDirection direction = WorkDirection.WORK_DIRECTION_CONTINUE;

    private final TestingAuthority authority;

    AnyOfAuthority(TestingAuthority authority) {
      this.authority = authority;
    }

    private void check(X509Certificate[] chain) throws java.security.cert.CertificateException {
      try {
        chain[0].verify(authority.certificate().getPublicKey());
      } catch (GeneralSecurityException foreign) {
        throw new java.security.cert.CertificateException(foreign);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws java.security.cert.CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws java.security.cert.CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws java.security.cert.CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
