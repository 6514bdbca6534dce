package fr.regain.console.dashboard;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.ELIGIBILITY;
import static org.jooq.impl.DSL.count;

import fr.regain.console.access.Scope;
import fr.regain.console.campaign.CampaignState;
import fr.regain.console.device.DeviceFigures;
import fr.regain.console.device.DeviceService;
import fr.regain.console.eligibility.Route;
import fr.regain.console.operation.BilanService;
import fr.regain.console.operation.OperationService;
import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Counts what the dashboard shows. A count serves everybody who sees the same sites for a minute,
 * so that many readers cost no more than one.
 */
@Singleton
final class OverviewReading {
  /** Days without a check-in after which somebody should look. */
  static final int SILENT_DAYS = 14;

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int MOST_KEPT = 200;

  private final Database database;
  private final DeviceService devices;
  private final OperationService operations;
  private final BilanService bilans;
  private final Clock clock;
  private final Map<Scope, Overview> kept = new HashMap<>();

  OverviewReading(
      Database database,
      DeviceService devices,
      OperationService operations,
      BilanService bilans,
      Clock clock) {
    this.database = database;
    this.devices = devices;
    this.operations = operations;
    this.bilans = bilans;
    this.clock = clock;
  }

  /** The figures of a scope, at most a minute old. */
  Overview of(Scope scope) {
    Instant now = clock.instant();
    synchronized (kept) {
      Overview known = kept.get(scope);
      if (known != null && known.at().plus(FRESH).isAfter(now) && !known.at().isAfter(now)) {
        return known;
      }
    }
    Overview counted = read(scope, now);
    synchronized (kept) {
      if (kept.size() >= MOST_KEPT) {
        kept.clear();
      }
      kept.put(scope, counted);
    }
    return counted;
  }

  private Overview read(Scope scope, Instant now) {
    int due = bilans.due(scope, operations.today());
    DeviceFigures figures = devices.figures(scope, now.minus(Duration.ofDays(SILENT_DAYS)));
    return database.read(
        dsl ->
            new Overview(
                now,
                figures.devices(),
                figures.silent(),
                figures.lowSpace(),
                figures.versions(),
                by(dsl, CampaignState.class, CAMPAIGN, CAMPAIGN.STATE, campaigns(scope)),
                by(
                    dsl,
                    Route.class,
                    ELIGIBILITY,
                    ELIGIBILITY.ROUTE,
                    scope.holdsSite(ELIGIBILITY.SITE_ID).and(ELIGIBILITY.GONE.isFalse())),
                due));
  }

  /** True of campaigns that readers of the scope see: a campaign without a site is for all. */
  private static Condition campaigns(Scope scope) {
    return CAMPAIGN
        .TEMPLATE
        .isFalse()
        .and(
            scope.isEverywhere()
                ? CAMPAIGN.ID.isNotNull()
                : scope.holdsSite(CAMPAIGN.FILTER_SITE_ID));
  }

  private static <E extends Enum<E>> Map<E, Long> by(
      DSLContext dsl, Class<E> type, Table<?> table, Field<String> name, Condition which) {
    Map<E, Long> counts = new EnumMap<>(type);
    dsl.select(name, count())
        .from(table)
        .where(which)
        .groupBy(name)
        .forEach(row -> counts.put(Enum.valueOf(type, row.value1()), row.value2().longValue()));
    return counts;
  }
}
