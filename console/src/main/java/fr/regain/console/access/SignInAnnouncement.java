package fr.regain.console.access;

import fr.regain.console.web.PublicAddress;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.net.URI;

/** Says on one line, once the pages are up, where they are and how to come in. */
@Singleton
final class SignInAnnouncement {
  private final SignInLinks links;

  private final PublicAddress address;

  SignInAnnouncement(SignInLinks links, PublicAddress address) {
    this.links = links;
    this.address = address;
  }

  // The last to hear of the start: who reads the line may rely on the agents' side being up too.
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void announce(ServerStartupEvent started) {
    // The agents' server announces itself in the same way, and has no pages.
    if (started.getSource() instanceof NettyEmbeddedServer pages) {
      System.out.println(links.issue(address.set().map(URI::create).orElse(pages.getURI())));
    }
  }
}
