package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.site.Population;
import fr.regain.console.site.SiteCalendarService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Says a filter of a campaign's devices in SQL. */
@Singleton
final class ParticipantConditions {
  private final SiteCalendarService calendars;
  private final Duration retention;
  private final Clock clock;

  ParticipantConditions(SiteCalendarService calendars, ConsoleConfig config, Clock clock) {
    this.calendars = calendars;
    this.retention = config.campaigns().quarantineRetention();
    this.clock = clock;
  }

  /** What was moved to a quarantine by then has left it. */
  Instant heldSince() {
    return clock.instant().minus(retention);
  }

  /** True of the rows of the devices that pass the filter. */
  Condition of(DSLContext dsl, UUID campaign, ParticipantFilter filter) {
    Condition condition = CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(campaign);
    Integer wave = filter.wave();
    if (wave != null) {
      condition = condition.and(CAMPAIGN_DEVICE.WAVE.eq(wave));
    }
    if (!filter.states().isEmpty()) {
      condition = condition.and(CAMPAIGN_DEVICE.STATE.in(ParticipantStore.names(filter.states())));
    }
    String cause = filter.cause();
    if (cause != null) {
      condition = condition.and(CAMPAIGN_DEVICE.REASON.eq(cause));
    }
    ParticipantFact fact = filter.fact();
    if (fact != null) {
      condition = condition.and(fact.of(heldSince()));
    }
    Long above = filter.plannedAbove();
    if (above != null) {
      condition = condition.and(CAMPAIGN_DEVICE.PLANNED_BYTES.gt(above));
    }
    Population population = filter.population();
    if (population != null) {
      condition = condition.and(holds(dsl, population));
    }
    Long site = filter.siteId();
    return site == null
        ? condition
        : condition.and(
            filter.directly()
                ? CAMPAIGN_DEVICE.SITE_ID.eq(site)
                : CAMPAIGN_DEVICE.SITE_ID.in(
                    select(SITE.ID).from(SITE).where(SITE.PATH.contains("/" + site + "/"))));
  }

  private Condition holds(DSLContext dsl, Population population) {
    Long[] sites =
        calendars.all(dsl).entrySet().stream()
            .filter(calendar -> calendar.getValue().population() == population)
            .map(Map.Entry::getKey)
            .toArray(Long[]::new);
    Field<Long> id = field(name("id"), Long.class);
    return CAMPAIGN_DEVICE.SITE_ID.in(
        select(id).from(table("unnest({0})", val(sites)).as("population", id.getName())));
  }
}
