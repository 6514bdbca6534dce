package fr.regain.console.webhook;

import fr.regain.console.platform.ConsoleConfig;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/** The ways out, so that tests can give others. */
@Factory
final class WebhookFactory {
  @Singleton
  NameResolver names() {
    return InetAddress::getAllByName;
  }

  @Singleton
  Destinations destinations(ConsoleConfig config) {
    return new Destinations(config.webhooks().networks());
  }

  @Bean(preDestroy = "close")
  @Singleton
  Sender sender(NameResolver names, Destinations destinations) {
    try {
      return new Sender(names, destinations, SSLContext.getDefault(), Sender.WHOLE);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has a default for TLS", impossible);
    }
  }
}
