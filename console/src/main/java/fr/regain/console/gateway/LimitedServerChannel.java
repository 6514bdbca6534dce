package fr.regain.console.gateway;

import fr.regain.console.platform.Network;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;

/**
 * Closes connections beyond a number, in all and from one network, before they cost a handshake: no
 * single place can take them all.
 */
final class LimitedServerChannel extends NioServerSocketChannel {
  private final Places places;

  LimitedServerChannel(Places places) {
    this.places = places;
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws Exception {
    int count = super.doReadMessages(accepted);
    // A channel that was closed here is still handed on: Netty registers it, sees that it is closed
    // and lets it go.
    for (Object connection :
        accepted.subList(accepted.size() - Math.max(count, 0), accepted.size())) {
      admit((SocketChannel) connection);
    }
    return count;
  }

  private void admit(SocketChannel connection) {
    String network = Network.line(connection.remoteAddress().getAddress());
    places
        .take(network)
        .ifPresentOrElse(
            place -> connection.closeFuture().addListener(closed -> place.giveBack()),
            () -> connection.unsafe().closeForcibly());
  }
}
