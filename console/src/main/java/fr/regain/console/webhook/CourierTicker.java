package fr.regain.console.webhook;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Lets the courier work. Each webhook is served by a thread of its own, so that one that answers
 * slowly keeps no other waiting, and gets one message at a time from this console.
 */
@Singleton
final class CourierTicker {
  private final Courier courier;
  private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

  CourierTicker(Courier courier) {
    this.courier = courier;
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "5s")
  void tick() {
    courier.handOn();
    Map<Long, List<DeliveryStore.Due>> due =
        courier.due(Set.copyOf(underWay)).stream()
            .collect(Collectors.groupingBy(DeliveryStore.Due::webhookId));
    due.forEach(
        (webhook, deliveries) -> {
          if (underWay.add(webhook)) {
            Thread.ofVirtual().name("webhook-" + webhook).start(() -> serve(webhook, deliveries));
          }
        });
  }

  private void serve(long webhook, List<DeliveryStore.Due> deliveries) {
    try {
      deliveries.forEach(courier::attempt);
    } finally {
      underWay.remove(webhook);
    }
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "24h")
  void prune() {
    courier.prune();
  }
}
