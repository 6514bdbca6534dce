package fr.regain.console.gateway;

import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes connections beyond a number, in all and from one address, before they cost a handshake: no
 * single place can take them all.
 */
final class LimitedServerChannel extends NioServerSocketChannel {
  private final int most;
  private final int mostFromOneAddress;
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentMap<InetAddress, Integer> openByAddress = new ConcurrentHashMap<>();

  LimitedServerChannel(int most, int mostFromOneAddress) {
    this.most = most;
    this.mostFromOneAddress = mostFromOneAddress;
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
    InetAddress address = connection.remoteAddress().getAddress();
    int all = open.incrementAndGet();
    int fromAddress = openByAddress.merge(address, 1, Integer::sum);
    connection
        .closeFuture()
        .addListener(
            closed -> {
              open.decrementAndGet();
              openByAddress.computeIfPresent(
                  address, (key, value) -> value == 1 ? null : value - 1);
            });
    if (all > most || fromAddress > mostFromOneAddress) {
      connection.unsafe().closeForcibly();
    }
  }
}
