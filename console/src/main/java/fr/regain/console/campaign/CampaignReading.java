package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.CAMPAIGN_SUM;
import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/** The door for what people see of campaigns. */
@Singleton
public final class CampaignReading {
  private static final int SURPRISES_SHOWN = 50;
  private static final int CAUSES_SHOWN = 30;
  private static final int CAMPAIGNS_SHOWN = 5;
  // With fewer plans, quartiles say nothing.
  private static final int FEWEST_PLANS = 8;
  // Tukey, "Exploratory data analysis", 1977: what lies 3 quartile ranges above is "far out".
  private static final double FAR_OUT = 3;

  private static final List<SelectField<?>> COLUMNS =
      Stream.<SelectField<?>>concat(
              CAMPAIGN_DEVICE.fieldStream(), Stream.of(SITE.NAME, CHECK_IN_STATE.LAST_AT))
          .toList();

  private final Database database;
  private final ParticipantConditions conditions;

  CampaignReading(Database database, ParticipantConditions conditions) {
    this.database = database;
    this.conditions = conditions;
  }

  /**
   * A page of the campaigns, or the templates, that a person may see.
   *
   * @param at where the page stands; null: the first page
   * @param size rows, 1 to {@value Keyset#LARGEST_PAGE}
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for another size
   */
  CountedSlice<Standing> page(
      Scope scope, CampaignFilter filter, Sort<CampaignSort> sort, @Nullable Cursor at, int size) {
    return database.read(dsl -> CampaignList.page(dsl, scope, filter, sort, at, size));
  }

  /**
   * The newest campaigns that stay within the scope or are among some others, at most {@value
   * Keyset#LARGEST_PAGE} of them; no templates.
   */
  public List<Campaign> newest(Scope scope, Collection<UUID> others) {
    return database.read(dsl -> CampaignList.newest(dsl, scope, others));
  }

  /** The campaign of that id. */
  public Optional<Campaign> find(UUID id) {
    return database.read(dsl -> CampaignStore.find(dsl, id));
  }

  /** The devices of a campaign by wave and state; empty before its dry run. */
  public Counts counts(UUID id) {
    return database.read(dsl -> new Counts(ParticipantStore.counts(dsl, id)));
  }

  /** What each rule planned and did at each site. */
  public List<SiteRuleSums> bySiteAndRule(UUID id) {
    return database.read(
        dsl ->
            dsl.selectFrom(CAMPAIGN_SUM)
                .where(CAMPAIGN_SUM.CAMPAIGN_ID.eq(id))
                .orderBy(CAMPAIGN_SUM.SITE_ID, CAMPAIGN_SUM.RULE_ID, CAMPAIGN_SUM.SHARE)
                .fetch(
                    row ->
                        new SiteRuleSums(
                            row.getSiteId(),
                            row.getRuleId(),
                            Share.valueOf(row.getShare()),
                            new RuleSums(
                                row.getPlannedFiles(),
                                row.getPlannedBytes(),
                                row.getDeletedFiles(),
                                row.getDeletedBytes(),
                                row.getHeldFiles(),
                                row.getHeldBytes(),
                                row.getRestoredFiles(),
                                row.getRestoredBytes()))));
  }

  /**
   * A page of the devices that a count counts.
   *
   * @param at where the page stands; null: the first page
   * @param size rows, 1 to {@value Keyset#LARGEST_PAGE}
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for another size
   */
  public CountedSlice<Participant> participants(
      UUID id,
      ParticipantFilter filter,
      Sort<ParticipantSort> sort,
      @Nullable Cursor at,
      int size) {
    Keyset<String, UUID> order =
        switch (sort.key()) {
          case HOST_NAME ->
              new Keyset<>(CAMPAIGN_DEVICE.HOST_NAME, CAMPAIGN_DEVICE.DEVICE_ID, sort.descending());
        };
    return database.read(
        dsl ->
            order.rows(
                dsl,
                CAMPAIGN_DEVICE,
                conditions.of(dsl, id, filter),
                at,
                size,
                devices ->
                    rows(
                            dsl,
                            CAMPAIGN_DEVICE
                                .CAMPAIGN_ID
                                .eq(id)
                                .and(
                                    CAMPAIGN_DEVICE.DEVICE_ID.eq(
                                        any(devices.toArray(UUID[]::new)))))
                        .fetchMap(CAMPAIGN_DEVICE.DEVICE_ID, CampaignReading::participant)));
  }

  /** Why the devices of a filter stand where they do: each state and reason, the most first. */
  public List<Cause> causes(UUID id, ParticipantFilter filter) {
    return database.read(
        dsl ->
            dsl.select(CAMPAIGN_DEVICE.STATE, CAMPAIGN_DEVICE.REASON, count())
                .from(CAMPAIGN_DEVICE)
                .where(conditions.of(dsl, id, filter), CAMPAIGN_DEVICE.REASON.isNotNull())
                .groupBy(CAMPAIGN_DEVICE.STATE, CAMPAIGN_DEVICE.REASON)
                .orderBy(count().desc(), CAMPAIGN_DEVICE.STATE, CAMPAIGN_DEVICE.REASON)
                .limit(CAUSES_SHOWN)
                .fetch(
                    row ->
                        new Cause(
                            ParticipantState.valueOf(row.value1()), row.value2(), row.value3())));
  }

  /** The campaigns that a device is or was in, the newest first. */
  public List<Taken> ofDevice(UUID device) {
    return database.read(
        dsl ->
            dsl.select(COLUMNS)
                .select(CAMPAIGN.NAME, CAMPAIGN.STATE)
                .from(CAMPAIGN_DEVICE)
                .join(CAMPAIGN)
                .on(CAMPAIGN.ID.eq(CAMPAIGN_DEVICE.CAMPAIGN_ID))
                .join(SITE)
                .on(SITE.ID.eq(CAMPAIGN_DEVICE.SITE_ID))
                .leftJoin(DEVICE)
                .on(DEVICE.ID.eq(CAMPAIGN_DEVICE.DEVICE_ID))
                .leftJoin(CHECK_IN_STATE)
                .on(CHECK_IN_STATE.PLACE.eq(DEVICE.PLACE))
                .where(CAMPAIGN_DEVICE.DEVICE_ID.eq(device))
                .orderBy(CAMPAIGN.CREATED_AT.desc(), CAMPAIGN.ID)
                .limit(CAMPAIGNS_SHOWN)
                .fetch(
                    row ->
                        new Taken(
                            row.get(CAMPAIGN_DEVICE.CAMPAIGN_ID),
                            row.get(CAMPAIGN.NAME),
                            CampaignState.valueOf(row.get(CAMPAIGN.STATE)),
                            participant(row))));
  }

  /** One device of a campaign. */
  public Optional<Participant> participant(UUID id, UUID device) {
    Condition condition =
        CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(id).and(CAMPAIGN_DEVICE.DEVICE_ID.eq(device));
    return database.read(dsl -> rows(dsl, condition).fetchOptional(CampaignReading::participant));
  }

  private static SelectConditionStep<Record> rows(DSLContext dsl, Condition condition) {
    return dsl.select(COLUMNS)
        .from(CAMPAIGN_DEVICE)
        .join(SITE)
        .on(SITE.ID.eq(CAMPAIGN_DEVICE.SITE_ID))
        .leftJoin(DEVICE)
        .on(DEVICE.ID.eq(CAMPAIGN_DEVICE.DEVICE_ID))
        .leftJoin(CHECK_IN_STATE)
        .on(CHECK_IN_STATE.PLACE.eq(DEVICE.PLACE))
        .where(condition);
  }

  private static Participant participant(Record all) {
    var row = all.into(CAMPAIGN_DEVICE);
    return new Participant(
        row.getDeviceId(),
        row.getHostName(),
        row.getSiteId(),
        all.get(SITE.NAME),
        row.getWave(),
        ParticipantState.valueOf(row.getState()),
        row.getReason(),
        row.getChangedAt().toInstant(),
        instant(row.getPlannedAt()),
        instant(row.getWorkedAt()),
        instant(all.get(CHECK_IN_STATE.LAST_AT)),
        row.getUsedBefore(),
        row.getUsedAfter(),
        Tally.sums(row));
  }

  /** What would come back if the campaign were undone. */
  Returnable returnable(UUID id) {
    return database.read(
        dsl ->
            dsl.select(
                    count(),
                    sum(CAMPAIGN_DEVICE.HELD_FILES.minus(CAMPAIGN_DEVICE.RESTORED_FILES)),
                    sum(CAMPAIGN_DEVICE.HELD_BYTES.minus(CAMPAIGN_DEVICE.RESTORED_BYTES)))
                .from(CAMPAIGN_DEVICE)
                .where(
                    CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(id),
                    ParticipantFact.RETURNABLE.of(conditions.heldSince()))
                .fetchSingle(
                    row ->
                        new Returnable(
                            row.value1(),
                            Objects.requireNonNullElse(row.value2(), BigDecimal.ZERO).longValue(),
                            Objects.requireNonNullElse(row.value3(), BigDecimal.ZERO)
                                .longValue())));
  }

  /** What the dry run of a campaign has shown. */
  public TrialReading trial(UUID id) {
    Condition ours = CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(id);
    return database.read(
        dsl -> {
          Record figures =
              dsl.select(
                      count(),
                      count(CAMPAIGN_DEVICE.PLANNED_AT),
                      min(CAMPAIGN_DEVICE.PLANNED_AT),
                      quartile(0.25),
                      quartile(0.75))
                  .from(CAMPAIGN_DEVICE)
                  .where(ours)
                  .fetchSingle();
          int planned = figures.get(1, Integer.class);
          Long above = null;
          long surprising = 0;
          List<Participant> surprises = List.of();
          if (planned >= FEWEST_PLANS) {
            double low = figures.get(3, Double.class);
            double high = figures.get(4, Double.class);
            above = Math.round(high + FAR_OUT * (high - low));
            Condition greater = ours.and(CAMPAIGN_DEVICE.PLANNED_BYTES.gt(above));
            surprising = dsl.fetchCount(CAMPAIGN_DEVICE, greater);
            surprises =
                rows(dsl, greater)
                    .orderBy(CAMPAIGN_DEVICE.PLANNED_BYTES.desc(), CAMPAIGN_DEVICE.DEVICE_ID)
                    .limit(SURPRISES_SHOWN)
                    .fetch(CampaignReading::participant);
          }
          return new TrialReading(
              figures.get(0, Integer.class) - planned,
              instant(figures.get(2, OffsetDateTime.class)),
              above,
              surprising,
              surprises);
        });
  }

  private static Field<BigDecimal> quartile(double at) {
    return percentileCont(inline(at))
        .withinGroupOrderBy(
            when(CAMPAIGN_DEVICE.PLANNED_AT.isNotNull(), CAMPAIGN_DEVICE.PLANNED_BYTES));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
