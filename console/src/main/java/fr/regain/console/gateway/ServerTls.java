package fr.regain.console.gateway;

import io.grpc.netty.GrpcSslContexts;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSessionContext;

/**
 * TLS of the agents' side: 1.3 and 1.2, by BoringSSL where its library exists for this platform and
 * by Java elsewhere, with a certificate that replaces itself.
 *
 * <p>The console's key lives in memory alone. The first connection after two thirds of the
 * certificate's life finds a new one; connections that exist are not disturbed. A client
 * certificate is asked for and need not come, because a device without one has to enrol.
 */
final class ServerTls extends SslContext {
  private final CertificateAuthority authority;
  private final List<String> names;
  private final Clock clock;
  private final SecureRandom random;
  private volatile Current current;

  private record Current(SslContext context, Instant renewAt) {}

  ServerTls(CertificateAuthority authority, List<String> names, Clock clock, SecureRandom random) {
    this.authority = authority;
    this.names = List.copyOf(names);
    this.clock = clock;
    this.random = random;
    this.current = issue(clock.instant());
  }

  private Current issue(Instant now) {
    KeyPair pair = CertificateAuthority.newKeyPair(random);
    X509Certificate certificate = authority.issueServer(names, pair.getPublic(), now);
    SslProvider provider = OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
    try {
      SslContext context =
          GrpcSslContexts.configure(
                  SslContextBuilder.forServer(
                      pair.getPrivate(), certificate, authority.certificate()),
                  provider)
              .protocols("TLSv1.3", "TLSv1.2")
              .clientAuth(ClientAuth.OPTIONAL)
              .trustManager(new DeviceTrust(authority.certificate(), clock))
              .build();
      return new Current(
          context, now.plus(CertificateAuthority.SERVER_LIFE.multipliedBy(2).dividedBy(3)));
    } catch (SSLException unavailable) {
      throw new IllegalStateException("TLS cannot be set up on this Java", unavailable);
    }
  }

  private SslContext current() {
    Instant now = clock.instant();
    if (!now.isBefore(current.renewAt())) {
      renew(now);
    }
    return current.context();
  }

  private synchronized void renew(Instant now) {
    if (!now.isBefore(current.renewAt())) {
      current = issue(now);
    }
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator allocator) {
    return current().newEngine(allocator);
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator allocator, String peer, int port) {
    return current().newEngine(allocator, peer, port);
  }

  @Override
  public boolean isClient() {
    return false;
  }

  @Override
  public List<String> cipherSuites() {
    return current.context().cipherSuites();
  }

  @Override
  @SuppressWarnings("deprecation") // Netty still asks for it.
  public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
    return current.context().applicationProtocolNegotiator();
  }

  @Override
  public SSLSessionContext sessionContext() {
    return current.context().sessionContext();
  }
}
