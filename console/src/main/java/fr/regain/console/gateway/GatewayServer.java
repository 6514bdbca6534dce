package fr.regain.console.gateway;

import fr.regain.console.platform.ConsoleConfig;
import io.grpc.BindableService;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.grpc.server.GrpcServerBuilder;
import io.micronaut.grpc.server.GrpcServerConfiguration;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Builds the gRPC server: its services, TLS, bounds and doorkeepers. */
@Factory
@Replaces(factory = GrpcServerBuilder.class)
final class GatewayServer {
  /** A check-in may carry 1 MiB of reports, beside an inventory. */
  static final int LARGEST_MESSAGE = 2 * 1_024 * 1_024;

  private static final int LARGEST_HEADERS = 16 * 1_024;
  // With the largest message, the calls of devices in progress hold at most 2 GiB.
  private static final int MOST_CALLS = 1_000;
  // Copies of one disk share an identity until they are told apart.
  private static final int MOST_CALLS_OF_ONE_DEVICE = 32;
  // Devices at work at the same time; a device that finds no place works without being followed.
  private static final int MOST_STREAMS = 4_000;
  // An enrolment takes milliseconds: few at a time are a large school that is set up in one go.
  static final int MOST_STRANGERS_OF_ONE_NETWORK = 16;
  private static final int MOST_STRANGERS = 64;
  // The longest that an agent can be told to wait for an answer.
  private static final Duration MESSAGE_OF_A_DEVICE = Duration.ofMinutes(5);
  private static final Duration MESSAGE_OF_A_STRANGER = Duration.ofSeconds(20);
  private static final int MOST_CALLS_ON_A_CONNECTION = 8;
  private static final int MOST_CONNECTIONS = 8_000;
  // A large school behind one router is about 1,000 devices.
  private static final int MOST_CONNECTIONS_FROM_ONE_NETWORK = 2_000;
  private static final long IDLE_MINUTES = 5;
  // Calls that are in progress then go on; the next one takes a new connection.
  private static final long CONNECTION_MINUTES = 30;
  private static final long DEAD_PEER_SECONDS = 20;
  private static final int MOST_RESETS = 100;
  private static final int RESETS_WINDOW_SECONDS = 10;

  // Of a device that hangs up in the middle gRPC tells with a stack trace. Held here, because
  // levels of loggers that nobody holds are forgotten.
  private static final Logger CONNECTIONS =
      Logger.getLogger("io.grpc.netty.NettyServerTransport.connections");

  static {
    CONNECTIONS.setLevel(Level.WARNING);
  }

  private final CertificateAuthority authority;
  private final ConsoleConfig config;
  private final ProblemTexts texts;
  private final Clock clock;
  private final SecureRandom random;
  private final MultiThreadIoEventLoopGroup acceptor =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final MultiThreadIoEventLoopGroup workers =
      new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("message-deadline").factory());

  GatewayServer(
      CertificateAuthority authority,
      ConsoleConfig config,
      ProblemTexts texts,
      Clock clock,
      SecureRandom random) {
    this.authority = authority;
    this.config = config;
    this.texts = texts;
    this.clock = clock;
    this.random = random;
    // Nearly all messages come in time: what waits for them is not to be kept until then.
    timer.setRemoveOnCancelPolicy(true);
  }

  @Singleton
  ServerBuilder<?> server(GrpcServerConfiguration listening, List<BindableService> services) {
    if (!(listening.getServerBuilder() instanceof NettyServerBuilder server)) {
      throw new IllegalStateException("The gRPC server is not built on Netty: no TLS, no start");
    }
    for (BindableService service : services) {
      // Messages are read inside of the interceptors, so that what cannot be read is a problem too.
      server.addService(ServerInterceptors.useInputStreamMessages(service.bindService()));
    }
    // gRPC asks the last interceptor first: problems are told, then the peer is known, then calls
    // are counted, then their message is waited for.
    return server
        .sslContext(new ServerTls(authority, config.agents().names(), clock, random))
        .addTransportFilter(new PeerCertificateFilter())
        .intercept(new MessageDeadline(MESSAGE_OF_A_DEVICE, MESSAGE_OF_A_STRANGER, timer))
        .intercept(
            new CallLimit(
                new Places(MOST_CALLS, MOST_CALLS_OF_ONE_DEVICE),
                new Places(MOST_STREAMS, MOST_CALLS_OF_ONE_DEVICE),
                new Places(MOST_STRANGERS, MOST_STRANGERS_OF_ONE_NETWORK)))
        .intercept(new PeerInterceptor(clock))
        .intercept(new ProblemInterceptor(texts, random))
        .directExecutor()
        .callExecutor(new CallThreads())
        .bossEventLoopGroup(acceptor)
        .workerEventLoopGroup(workers)
        .channelFactory(
            () ->
                new LimitedServerChannel(
                    new Places(MOST_CONNECTIONS, MOST_CONNECTIONS_FROM_ONE_NETWORK)))
        .maxInboundMessageSize(LARGEST_MESSAGE)
        .maxInboundMetadataSize(LARGEST_HEADERS)
        .maxConcurrentCallsPerConnection(MOST_CALLS_ON_A_CONNECTION)
        .maxRstFramesPerWindow(MOST_RESETS, RESETS_WINDOW_SECONDS)
        .maxConnectionIdle(IDLE_MINUTES, TimeUnit.MINUTES)
        .maxConnectionAge(CONNECTION_MINUTES, TimeUnit.MINUTES)
        .permitKeepAliveTime(IDLE_MINUTES, TimeUnit.MINUTES)
        .keepAliveTime(IDLE_MINUTES, TimeUnit.MINUTES)
        .keepAliveTimeout(DEAD_PEER_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
    acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    workers.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
