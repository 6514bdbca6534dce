package fr.regain.console.access;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Says on one line, once the pages are up, where they are and how to come in. */
@Singleton
final class SignInAnnouncement {
  private final SignInLinks links;

  SignInAnnouncement(SignInLinks links) {
    this.links = links;
  }

  // The last to hear of the start: who reads the line may rely on the agents' side being up too.
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void announce(ServerStartupEvent started) {
    // The agents' server announces itself in the same way, and has no pages.
    if (started.getSource() instanceof NettyEmbeddedServer pages) {
      System.out.println(links.issue(pages.getURI()));
    }
  }
}
