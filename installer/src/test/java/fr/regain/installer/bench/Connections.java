package fr.regain.installer.bench;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The TLS connections of one device; each begins with a full handshake. */
final class Connections {
  private final PrivateKey key;
  private final X509Certificate certificate;
  private @Nullable SslContext tls;

  Connections(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** Makes ready what a real device makes once on its own processor, out of any measured time. */
  void prepare(X509Certificate authority) {
    if (tls == null) {
      tls = tls(SslContextBuilder.forClient().keyManager(key, certificate), authority);
    }
  }

  /** Lets go of what {@link #prepare} made. */
  void release() {
    tls = null;
  }

  /** A connection that opens with its first call. */
  ManagedChannel open(int port) {
    if (tls == null) {
      throw new IllegalStateException("not prepared");
    }
    return channel(port, tls);
  }

  /** A connection without a device's certificate. */
  static ManagedChannel anonymous(int port, X509Certificate authority) {
    return channel(port, tls(SslContextBuilder.forClient(), authority));
  }

  private static ManagedChannel channel(int port, SslContext tls) {
    return NettyChannelBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
        .sslContext(tls)
        .directExecutor()
        .disableRetry()
        .build();
  }

  private static SslContext tls(SslContextBuilder builder, X509Certificate authority) {
    try {
      return GrpcSslContexts.configure(builder, SslProvider.OPENSSL)
          .trustManager(new IssuedBy(authority))
          .build();
    } catch (SSLException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  /** Trusts what the authority signed: as little work as is safe, so that the load stays light. */
  private static final class IssuedBy extends X509ExtendedTrustManager {
    private final X509Certificate authority;

    IssuedBy(X509Certificate authority) {
      this.authority = authority;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      try {
        chain[0].verify(authority.getPublicKey());
      } catch (GeneralSecurityException foreign) {
        throw new CertificateException(foreign);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("A device has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {authority};
    }
  }
}
