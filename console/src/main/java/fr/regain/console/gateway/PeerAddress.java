package fr.regain.console.gateway;

import fr.regain.console.platform.Network;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;

/** Where a call comes from. */
public final class PeerAddress {
  static final Context.Key<String> KEY = Context.keyWithDefault("peer address", "unknown");

  private PeerAddress() {}

  /**
   * The network address of the present call's other end, in digits; of an IPv6 address the first 64
   * bits, because one machine may use all that share them. Behind a proxy or a school's router,
   * many devices share one.
   */
  public static String current() {
    return KEY.get();
  }

  static String of(ServerCall<?, ?> call) {
    return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
            instanceof InetSocketAddress address
        ? Network.line(address.getAddress())
        : "unknown";
  }
}
