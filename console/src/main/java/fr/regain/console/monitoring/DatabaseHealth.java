package fr.regain.console.monitoring;

import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Ready only when the database answers: an answer to a device is worth nothing before. */
@Singleton
@Readiness
final class DatabaseHealth implements HealthIndicator {
  private final Database database;

  DatabaseHealth(Database database) {
    this.database = database;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(HealthResult.builder("database", status()).build());
  }

  private HealthStatus status() {
    try {
      return database.read(dsl -> dsl.selectOne().fetch().isNotEmpty())
          ? HealthStatus.UP
          : HealthStatus.DOWN;
    } catch (Problem away) {
      return HealthStatus.DOWN;
    }
  }
}
