package fr.regain.console.report;

import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.CAMPAIGN_SUM;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import fr.regain.console.access.Scope;
import fr.regain.console.campaign.ParticipantFact;
import fr.regain.console.campaign.ParticipantState;
import fr.regain.console.campaign.RuleSums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/** Adds up what campaigns have recorded of their devices, within a scope. */
final class ReportStore {
  private static final Field<Long> IN_QUARANTINE =
      CAMPAIGN_DEVICE.HELD_BYTES.minus(CAMPAIGN_DEVICE.RESTORED_BYTES);

  private ReportStore() {}

  /**
   * What the devices of each site and state planned and did.
   *
   * @param asksPeople whether the campaign has a question for people
   * @param heldSince work that ended later still holds its quarantine
   */
  static List<SiteOutcome> outcomes(
      DSLContext dsl, UUID campaign, Scope scope, boolean asksPeople, Instant heldSince) {
    Condition running =
        CAMPAIGN_DEVICE.WORKED_AT.gt(heldSince.atOffset(ZoneOffset.UTC)).and(IN_QUARANTINE.gt(0L));
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(CAMPAIGN_DEVICE.SITE_ID);
    columns.add(SITE.PATH);
    columns.add(CAMPAIGN_DEVICE.STATE);
    columns.add(min(when(running, CAMPAIGN_DEVICE.WORKED_AT)));
    columns.add(max(when(running, CAMPAIGN_DEVICE.WORKED_AT)));
    int first = columns.size();
    for (Measure measure : Measure.values()) {
      columns.add(field(measure, asksPeople, heldSince, running));
    }
    return dsl.select(columns)
        .from(CAMPAIGN_DEVICE)
        .join(SITE)
        .on(SITE.ID.eq(CAMPAIGN_DEVICE.SITE_ID))
        .where(CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(campaign), scope.holds(SITE.PATH))
        .groupBy(CAMPAIGN_DEVICE.SITE_ID, SITE.PATH, CAMPAIGN_DEVICE.STATE)
        .fetch(row -> outcome(row, first));
  }

  private static Field<?> field(
      Measure measure, boolean asksPeople, Instant heldSince, Condition running) {
    Condition compared = ParticipantFact.COMPARED.of(heldSince);
    return switch (measure) {
      case DEVICES -> count();
      case WORKED -> counted(ParticipantFact.WORKED, heldSince);
      case COMPARED -> counted(ParticipantFact.COMPARED, heldSince);
      case BEFORE -> sum(when(compared, CAMPAIGN_DEVICE.USED_BEFORE));
      case AFTER -> sum(when(compared, CAMPAIGN_DEVICE.USED_AFTER));
      case PLANNED -> sum(CAMPAIGN_DEVICE.PLANNED_BYTES);
      case DELETED -> sum(CAMPAIGN_DEVICE.DELETED_BYTES);
      case MEASURING -> counted(ParticipantFact.MEASURED, heldSince);
      case RETURNED -> sum(CAMPAIGN_DEVICE.RETURNED_BYTES);
      case HELD -> sum(when(running, IN_QUARANTINE));
      case MATURED -> sum(when(running.not().and(IN_QUARANTINE.gt(0L)), IN_QUARANTINE));
      case RESTORED -> sum(CAMPAIGN_DEVICE.RESTORED_BYTES);
      case AGREED -> counted(ParticipantFact.AGREED, heldSince);
      case DECLINED -> counted(ParticipantFact.DECLINED, heldSince);
      case UNANSWERED -> asksPeople ? counted(ParticipantFact.UNANSWERED, heldSince) : inline(0);
    };
  }

  private static Field<Integer> counted(ParticipantFact fact, Instant heldSince) {
    return count(when(fact.of(heldSince), 1));
  }

  private static SiteOutcome outcome(Record row, int first) {
    Map<Measure, Long> sums = new EnumMap<>(Measure.class);
    int column = first;
    for (Measure measure : Measure.values()) {
      BigDecimal number = row.get(column++, BigDecimal.class);
      sums.put(measure, number == null ? 0 : number.longValue());
    }
    return new SiteOutcome(
        row.get(CAMPAIGN_DEVICE.SITE_ID),
        row.get(SITE.PATH),
        ParticipantState.valueOf(row.get(CAMPAIGN_DEVICE.STATE)),
        new Amounts(sums),
        instant(row.get(first - 2, OffsetDateTime.class)),
        instant(row.get(first - 1, OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /** Asks for the campaigns with a device in the scope. */
  static ResultQuery<Record1<UUID>> seen(DSLContext dsl, Scope scope) {
    return dsl.selectDistinct(CAMPAIGN_DEVICE.CAMPAIGN_ID)
        .from(CAMPAIGN_DEVICE)
        .where(scope.holdsSite(CAMPAIGN_DEVICE.SITE_ID));
  }

  /** What each rule planned and did, by its id. */
  static Map<String, RuleSums> rules(DSLContext dsl, UUID campaign, Scope scope) {
    Map<String, RuleSums> rules = new HashMap<>();
    dsl.selectFrom(CAMPAIGN_SUM)
        .where(CAMPAIGN_SUM.CAMPAIGN_ID.eq(campaign))
        .and(scope.holdsSite(CAMPAIGN_SUM.SITE_ID))
        .forEach(
            row ->
                rules.merge(
                    row.getRuleId(),
                    new RuleSums(
                        row.getPlannedFiles(),
                        row.getPlannedBytes(),
                        row.getDeletedFiles(),
                        row.getDeletedBytes(),
                        row.getHeldFiles(),
                        row.getHeldBytes(),
                        row.getRestoredFiles(),
                        row.getRestoredBytes()),
                    RuleSums::plus));
    return rules;
  }
}
