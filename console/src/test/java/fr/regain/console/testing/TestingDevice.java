package fr.regain.console.testing;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A device's connection to a console: TLS that trusts one authority, with or without an identity.
 */
public final class TestingDevice implements AutoCloseable {
  private final ManagedChannel channel;

  private TestingDevice(ManagedChannel channel) {
    this.channel = channel;
  }

  /** A connection without a client certificate. */
  public static TestingDevice anonymous(int port, X509Certificate authority) {
    return connect(port, SslContextBuilder.forClient().trustManager(new AuthorityTrust(authority)));
  }

  /** A connection that presents these certificates. */
  public static TestingDevice with(
      int port, X509Certificate authority, PrivateKey key, X509Certificate... chain) {
    return connect(
        port,
        SslContextBuilder.forClient()
            .trustManager(new AuthorityTrust(authority))
            .keyManager(new Insistent(key, chain)));
  }

  private static TestingDevice connect(int port, SslContextBuilder tls) {
    try {
      return new TestingDevice(
          NettyChannelBuilder.forAddress("localhost", port)
              .sslContext(GrpcSslContexts.configure(tls).build())
              .build());
    } catch (SSLException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  /** Presents its certificate whether or not the console says that it knows its issuer. */
  private static final class Insistent extends X509ExtendedKeyManager {
    private final PrivateKey key;
    private final X509Certificate[] chain;

    Insistent(PrivateKey key, X509Certificate... chain) {
      this.key = key;
      this.chain = chain.clone();
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
      return "device";
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return "device";
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {"device"};
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }
  }

  /** Trusts one authority, at whatever time the test's clock shows. */
  private record AuthorityTrust(X509Certificate authority) implements X509TrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      try {
        chain[0].verify(authority.getPublicKey());
      } catch (GeneralSecurityException notIts) {
        throw new CertificateException(notIts);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("A device has no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {authority};
    }
  }

  /** What to make stubs on. */
  public ManagedChannel channel() {
    return channel;
  }

  @Override
  public void close() throws InterruptedException {
    channel.shutdownNow();
    channel.awaitTermination(10, TimeUnit.SECONDS);
  }
}
