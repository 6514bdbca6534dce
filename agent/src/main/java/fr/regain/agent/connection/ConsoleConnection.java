package fr.regain.agent.connection;

import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.policy.ConsoleAddress;
import fr.regain.agent.policy.Proxy;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.DeviceServiceGrpc;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolResponse;
import fr.regain.v1.EnrolmentServiceGrpc;
import fr.regain.v1.RenewRequest;
import fr.regain.v1.RenewResponse;
import fr.regain.v1.WorkOrder;
import fr.regain.v1.WorkProgress;
import io.grpc.HttpConnectProxiedSocketAddress;
import io.grpc.ManagedChannel;
import io.grpc.ProxyDetector;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.AbstractBlockingStub;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One TLS connection to the console, made at the first call. Every call ends within the deadline
 * with a response, a {@link Refusal} or an {@link AgentProblem}.
 */
public final class ConsoleConnection implements AutoCloseable {
  private static final int MAXIMUM_RESPONSE_BYTES = 1024 * 1024;

  /** Every failure is explained to the person once; the library's own words would come on top. */
  private static final Logger LIBRARY = Logger.getLogger("io.grpc");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  /**
   * How to get to the console.
   *
   * @param deadline of one call, the making of the connection included
   */
  public record Route(ConsoleAddress console, Proxy proxy, Duration deadline) {}

  private final Route route;
  private final ManagedChannel channel;

  /**
   * @param authority at which the console's certificate chain must end
   * @param credentials of the device; absent for its first enrolment
   */
  public ConsoleConnection(Route route, Authority authority, Optional<Credentials> credentials) {
    this.route = route;
    TlsChannelCredentials.Builder security =
        TlsChannelCredentials.newBuilder().trustManager(new PinnedTrust(authority));
    credentials.ifPresent(own -> security.keyManager(new DeviceKey(own)));
    this.channel =
        OkHttpChannelBuilder.forAddress(
                route.console().name(), route.console().port(), security.build())
            .proxyDetector(detector(route.proxy()))
            .maxInboundMessageSize(MAXIMUM_RESPONSE_BYTES)
            .disableRetry()
            .build();
  }

  private static ProxyDetector detector(Proxy proxy) {
    // Not a switch over the kinds: what that needs of Java is made at each start, in the check-in.
    if (!(proxy instanceof Proxy.Http http)) {
      return target -> null;
    }
    ConsoleAddress address = http.address();
    return target ->
        HttpConnectProxiedSocketAddress.newBuilder()
            .setProxyAddress(resolved(address))
            .setTargetAddress((InetSocketAddress) target)
            .build();
  }

  /** A name that nobody knows here, like a school's proxy at home, fails the call at once. */
  private static InetSocketAddress resolved(ConsoleAddress proxy) throws UnknownHostException {
    InetSocketAddress resolved = new InetSocketAddress(proxy.name(), proxy.port());
    if (resolved.isUnresolved()) {
      throw new UnknownHostException(proxy.name());
    }
    return resolved;
  }

  public EnrolResponse enrol(EnrolRequest request) {
    try {
      return timed(EnrolmentServiceGrpc.newBlockingStub(channel)).enrol(request);
    } catch (StatusRuntimeException failure) {
      throw Failures.explain(route.console(), failure);
    }
  }

  public RenewResponse renew(RenewRequest request) {
    try {
      return timed(EnrolmentServiceGrpc.newBlockingStub(channel)).renew(request);
    } catch (StatusRuntimeException failure) {
      throw Failures.explain(route.console(), failure);
    }
  }

  public CheckInResponse checkIn(CheckInRequest request) {
    try {
      return timed(DeviceServiceGrpc.newBlockingStub(channel)).checkIn(request);
    } catch (StatusRuntimeException failure) {
      throw Failures.explain(route.console(), failure);
    }
  }

  /**
   * Opens the stream on which a device at work says how far it is. It has no deadline of its own:
   * it ends with this connection, or when either side ends it.
   *
   * @param orders told what the console wants, on a thread of the connection
   */
  public StreamObserver<WorkProgress> work(StreamObserver<WorkOrder> orders) {
    return DeviceServiceGrpc.newStub(channel).work(orders);
  }

  private <S extends AbstractBlockingStub<S>> S timed(S stub) {
    return stub.withDeadlineAfter(route.deadline().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends the connection without waiting for anything. */
  @Override
  public void close() {
    channel.shutdownNow();
  }
}
