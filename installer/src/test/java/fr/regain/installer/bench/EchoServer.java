package fr.regain.installer.bench;

import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.gateway.IssuedCertificate;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.DeviceServiceGrpc;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.UUID;

/**
 * The least that a gRPC server can do with a check-in: reads it and answers, and neither judges nor
 * keeps anything. Everything that is not said here is gRPC's default. TLS is by the console's
 * provider, with a certificate of the console's authority, and trusts the devices of that
 * authority.
 */
public final class EchoServer {
  private static final int INTERVAL_SECONDS = 3_600;

  private EchoServer() {}

  /** Where a console keeps its authority. */
  static Path authority(Path consoleDirectory) {
    return consoleDirectory.resolve("authority");
  }

  /** Arguments: the port, the directory of the authority. */
  public static void main(String[] arguments)
      throws IOException, GeneralSecurityException, InterruptedException {
    CertificateAuthority authority =
        CertificateAuthority.open(Path.of(arguments[1]), Instant.now(), new SecureRandom());
    NettyServerBuilder.forAddress(
            new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])))
        .sslContext(tls(authority))
        .addService(new Echo())
        .build()
        .start();
    System.out.println("ready");
    Thread.currentThread().join();
  }

  private static SslContext tls(CertificateAuthority authority)
      throws IOException, GeneralSecurityException {
    KeyPair key = Devices.newKey();
    // As large as the console's own; the load generator looks at the signature alone.
    IssuedCertificate issued =
        authority.issueDevice(UUID.randomUUID(), key.getPublic(), Instant.now());
    X509Certificate certificate = Devices.certificate(issued.chain().getFirst());
    return GrpcSslContexts.configure(
            SslContextBuilder.forServer(key.getPrivate(), certificate, authority.certificate()),
            OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
        .protocols("TLSv1.3", "TLSv1.2")
        .clientAuth(ClientAuth.OPTIONAL)
        .trustManager(authority.certificate())
        .build();
  }

  private static final class Echo extends DeviceServiceGrpc.DeviceServiceImplBase {
    @Override
    public void checkIn(CheckInRequest request, StreamObserver<CheckInResponse> responses) {
      responses.onNext(
          CheckInResponse.newBuilder()
              .setReceivedThrough(request.getReports(request.getReportsCount() - 1).getNumber())
              .setNextCheckInAfterSeconds(INTERVAL_SECONDS)
              .setConsoleTimeMillis(request.getSentAtMillis())
              .build());
      responses.onCompleted();
    }
  }
}
