package fr.regain.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.TestingConsole;
import fr.regain.console.testing.TestingDevice;
import fr.regain.console.testing.TestingKey;
import fr.regain.v1.EnrolRequest;
import fr.regain.v1.EnrolResponse;
import fr.regain.v1.EnrolmentServiceGrpc;
import fr.regain.v1.Problem;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers may hold of the gateway while they say nothing. */
final class CallBoundsTest {
  private static final UUID DEVICE = UUID.fromString("0b5c9a52-6c2e-4a86-9d4e-0123456789ab");
  private static final int CALLS_ON_A_CONNECTION = 8;
  // Beyond the calls of all devices, had these any part in them.
  private static final int CONNECTIONS = 1_000 / CALLS_ON_A_CONNECTION + 1;

  // As a stream, or gRPC would keep back a beginning for its end.
  private static final MethodDescriptor<EnrolRequest, EnrolResponse> ENROL =
      EnrolmentServiceGrpc.getEnrolMethod().toBuilder()
          .setType(MethodDescriptor.MethodType.CLIENT_STREAMING)
          .build();

  @TempDir private Path directory;
  private final BlockingQueue<Status.Code> ended = new LinkedBlockingQueue<>();

  @Test
  void strangersWhoSayNothing_keepNoDeviceOut() throws Exception {
    try (TestingConsole console = TestingConsole.start(directory)) {
      X509Certificate authority = console.bean(CertificateAuthority.class).certificate();
      List<TestingDevice> strangers = new ArrayList<>();
      try (TestingDevice device = device(console)) {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
          TestingDevice stranger = TestingDevice.anonymous(console.port(), authority);
          strangers.add(stranger);
          for (int call = 0; call < CALLS_ON_A_CONNECTION; call++) {
            open(stranger.channel());
          }
        }
        int refused =
            CONNECTIONS * CALLS_ON_A_CONNECTION - GatewayServer.MOST_STRANGERS_OF_ONE_NETWORK;
        for (int call = 0; call < refused; call++) {
          assertThat(nextEnd()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }

        assertThat(who(device).getCode()).isEqualTo(DEVICE.toString());
        assertThat(ended).isEmpty();
      } finally {
        for (TestingDevice stranger : strangers) {
          stranger.close();
        }
      }
    }
  }

  @Test
  void aCallWhoseMessageIsNotWholeInTime_isEnded_andMakesPlaceForTheNext() throws Exception {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(
                ServerInterceptors.useInputStreamMessages(
                    new EnrolmentServiceGrpc.EnrolmentServiceImplBase() {}.bindService()))
            .intercept(new MessageDeadline(Duration.ofHours(1), Duration.ofMillis(100), timer))
            .intercept(new CallLimit(new Places(0, 0), new Places(0, 0), new Places(1, 1)))
            .build()
            .start();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext().build();
    try {
      open(channel);
      assertThat(nextEnd()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);

      open(channel).sendMessage(EnrolRequest.getDefaultInstance());
      assertThat(nextEnd()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);

      ClientCall<EnrolRequest, EnrolResponse> whole = open(channel);
      whole.sendMessage(EnrolRequest.getDefaultInstance());
      whole.halfClose();
      // The service's own answer.
      assertThat(nextEnd()).isEqualTo(Status.Code.UNIMPLEMENTED);
    } finally {
      channel.shutdownNow();
      server.shutdownNow().awaitTermination();
      timer.shutdownNow();
    }
  }

  @Test
  void aCaller_hasItsOwnShareOfThePlaces() {
    Places places = new Places(3, 2);

    Places.Place first = places.take("a").orElseThrow();
    assertThat(places.take("a")).isPresent();
    assertThat(places.take("a")).isEmpty();
    Places.Place last = places.take("b").orElseThrow();
    assertThat(places.take("c")).isEmpty();

    first.giveBack();
    first.giveBack();
    assertThat(places.take("a")).isPresent();
    assertThat(places.take("c")).isEmpty();
    last.giveBack();
    assertThat(places.take("c")).isPresent();
  }

  private ClientCall<EnrolRequest, EnrolResponse> open(ManagedChannel channel) {
    ClientCall<EnrolRequest, EnrolResponse> call = channel.newCall(ENROL, CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            ended.add(status.getCode());
          }
        },
        new Metadata());
    call.request(1);
    return call;
  }

  private Status.@Nullable Code nextEnd() throws InterruptedException {
    return ended.poll(30, TimeUnit.SECONDS);
  }

  private static TestingDevice device(TestingConsole console) throws Exception {
    TestingKey key = TestingKey.create();
    CertificateAuthority authority = console.bean(CertificateAuthority.class);
    byte[] der =
        authority
            .issueDevice(DEVICE, key.pair().getPublic(), console.clock().instant())
            .chain()
            .getFirst();
    return TestingDevice.with(
        console.port(),
        authority.certificate(),
        key.pair().getPrivate(),
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der)));
  }

  private static Problem who(TestingDevice device) {
    return ClientCalls.blockingUnaryCall(
        device.channel(), ProbeService.WHO, CallOptions.DEFAULT, Problem.getDefaultInstance());
  }
}
