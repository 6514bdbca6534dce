package fr.regain.console.monitoring;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.DEVICE;
import static org.jooq.impl.DSL.count;

import fr.regain.console.campaign.CampaignState;
import fr.regain.console.checkin.CheckInQueue;
import fr.regain.console.device.DeviceState;
import fr.regain.console.platform.Database;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;

/** The console's figures. Nothing is counted between two readings but the check-ins. */
@Singleton
final class Meters {
  private final Database database;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MultiGauge devices;
  private final MultiGauge campaigns;

  Meters(Database database, CheckInQueue queue) {
    this.database = database;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    FunctionCounter.builder("regain.checkins", queue, CheckInQueue::taken)
        .description("Check-ins that were kept since the console started.")
        .register(registry);
    FunctionCounter.builder("regain.checkins.refused", queue, CheckInQueue::refused)
        .description("Check-ins that were refused or could not be kept since the console started.")
        .register(registry);
    Gauge.builder("regain.checkins.waiting", queue, CheckInQueue::waiting)
        .description("Check-ins that wait to be kept at this moment.")
        .register(registry);
    devices =
        MultiGauge.builder("regain.devices")
            .description("Devices, by whether they may talk to the console.")
            .register(registry);
    campaigns =
        MultiGauge.builder("regain.campaigns")
            .description("Campaigns, by state.")
            .register(registry);
  }

  /** Every figure of this moment, as text in the format of Prometheus. */
  String text() {
    refresh(devices, DEVICE, DEVICE.STATE, DeviceState.values());
    refresh(campaigns, CAMPAIGN, CAMPAIGN.STATE, CampaignState.values());
    return registry.scrape();
  }

  private void refresh(MultiGauge gauge, Table<?> table, Field<String> state, Enum<?>[] states) {
    Map<String, Integer> counts =
        database.read(
            dsl -> dsl.select(state, count()).from(table).groupBy(state).fetchMap(state, count()));
    Stream<MultiGauge.Row<?>> rows =
        Arrays.stream(states)
            .map(
                each ->
                    MultiGauge.Row.of(
                        Tags.of("state", each.name().toLowerCase(Locale.ROOT)),
                        counts.getOrDefault(each.name(), 0)));
    gauge.register(rows.toList(), true);
  }
}
