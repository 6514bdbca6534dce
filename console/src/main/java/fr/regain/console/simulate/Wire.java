package fr.regain.console.simulate;

import io.grpc.Attributes;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;

/**
 * Connections to one console.
 *
 * @param host its name or address
 * @param port its port for agents
 * @param fingerprint SHA-256 of its authority's certificate, base64
 */
record Wire(String host, int port, String fingerprint) {
  private static final String LOOPBACK = "127.0.0.1";

  static Wire to(String address, TokenParts token) {
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("\"" + address + "\" is not like HOST:PORT");
    }
    return new Wire(
        address.substring(0, colon),
        Integer.parseInt(address.substring(colon + 1)),
        token.fingerprint());
  }

  /**
   * A connection of a device that is not enrolled.
   *
   * @param school number of the school that the device is in
   */
  ManagedChannel anonymous(int school) {
    return open(tls(SslContextBuilder.forClient()), school);
  }

  /** What a device's connections share. */
  SslContext tls(PrivateKey key, X509Certificate... chain) {
    return tls(SslContextBuilder.forClient().keyManager(key, chain));
  }

  private SslContext tls(SslContextBuilder builder) {
    try {
      return GrpcSslContexts.configure(builder)
          .trustManager(new PinnedAuthority(fingerprint))
          .build();
    } catch (SSLException unavailable) {
      throw new IllegalStateException("This Java has no TLS for gRPC", unavailable);
    }
  }

  /**
   * A connection that opens with its first call. On one machine each school has an address of its
   * own, as it has behind its router: a console bounds what one address may ask of it.
   *
   * @param school number of the school that the device is in
   */
  ManagedChannel open(SslContext tls, int school) {
    NettyChannelBuilder channel =
        NettyChannelBuilder.forAddress(host, port).sslContext(tls).directExecutor().disableRetry();
    if (host.equals(LOOPBACK)) {
      String address = "127.%d.%d.%d".formatted(1, school / 250, school % 250 + 2);
      channel.localSocketPicker(
          new NettyChannelBuilder.LocalSocketPicker() {
            @Override
            public SocketAddress createSocketAddress(SocketAddress remote, Attributes attributes) {
              return new InetSocketAddress(address, 0);
            }
          });
    }
    return channel.build();
  }
}
