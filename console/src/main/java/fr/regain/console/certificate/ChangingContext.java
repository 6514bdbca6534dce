package fr.regain.console.certificate;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSessionContext;

/** A TLS context that is another one for each new connection, if need be; connections stay. */
final class ChangingContext extends SslContext {
  private volatile SslContext present;

  ChangingContext(SslContext first) {
    this.present = first;
  }

  void become(SslContext next) {
    present = next;
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator allocator) {
    return present.newEngine(allocator);
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator allocator, String peer, int port) {
    return present.newEngine(allocator, peer, port);
  }

  @Override
  public boolean isClient() {
    return false;
  }

  @Override
  public List<String> cipherSuites() {
    return present.cipherSuites();
  }

  @Override
  @SuppressWarnings("deprecation") // Netty still asks for it.
  public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
    return present.applicationProtocolNegotiator();
  }

  @Override
  public SSLSessionContext sessionContext() {
    return present.sessionContext();
  }
}
