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
import java.util.List;
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
  // With the largest message, the calls in progress hold at most 2 GiB.
  private static final int MOST_CALLS = 1_000;
  // Devices at work at the same time; a device that finds no place works without being followed.
  private static final int MOST_STREAMS = 4_000;
  private static final int MOST_CALLS_ON_A_CONNECTION = 8;
  private static final int MOST_CONNECTIONS = 8_000;
  // A large school behind one router is about 1,000 devices.
  private static final int MOST_CONNECTIONS_FROM_ONE_ADDRESS = 2_000;
  private static final long IDLE_MINUTES = 5;
  private static final long DEAD_PEER_SECONDS = 20;
  private static final int MOST_RESETS = 100;
  private static final int RESETS_WINDOW_SECONDS = 10;

  // Of a device that hangs up in the middle gRPC tells with a stack trace. Held here, because
  // levels
  // of loggers that nobody holds are forgotten.
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
    // are counted.
    return server
        .sslContext(new ServerTls(authority, config.agents().names(), clock, random))
        .addTransportFilter(new PeerCertificateFilter())
        .intercept(new CallLimit(MOST_CALLS, MOST_STREAMS))
        .intercept(new PeerInterceptor(clock))
        .intercept(new ProblemInterceptor(texts, random))
        .directExecutor()
        .callExecutor(new CallThreads())
        .bossEventLoopGroup(acceptor)
        .workerEventLoopGroup(workers)
        .channelFactory(
            () -> new LimitedServerChannel(MOST_CONNECTIONS, MOST_CONNECTIONS_FROM_ONE_ADDRESS))
        .maxInboundMessageSize(LARGEST_MESSAGE)
        .maxInboundMetadataSize(LARGEST_HEADERS)
        .maxConcurrentCallsPerConnection(MOST_CALLS_ON_A_CONNECTION)
        .maxRstFramesPerWindow(MOST_RESETS, RESETS_WINDOW_SECONDS)
        .maxConnectionIdle(IDLE_MINUTES, TimeUnit.MINUTES)
        .permitKeepAliveTime(IDLE_MINUTES, TimeUnit.MINUTES)
        .keepAliveTime(IDLE_MINUTES, TimeUnit.MINUTES)
        .keepAliveTimeout(DEAD_PEER_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void close() {
    acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    workers.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
