package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.CAMPAIGN_RULE;
import static fr.regain.console.schema.Tables.CAMPAIGN_WAVE;
import static fr.regain.console.schema.Tables.CAMPAIGN_WRITER;
import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.any;

import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceState;
import fr.regain.console.schema.tables.records.CampaignRecord;
import fr.regain.console.schema.tables.records.CampaignRuleRecord;
import fr.regain.console.schema.tables.records.CampaignWaveRecord;
import fr.regain.console.schema.tables.records.CampaignWriterRecord;
import fr.regain.console.site.WeeklyHours;
import fr.regain.v1.Chassis;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code campaign}, {@code campaign_rule}, {@code campaign_wave} and {@code
 * campaign_writer}.
 */
final class CampaignStore {
  private CampaignStore() {}

  static Optional<Campaign> find(DSLContext dsl, UUID id) {
    return campaigns(dsl, dsl.selectFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(id)).fetch()).stream()
        .findFirst();
  }

  static Map<UUID, Campaign> find(DSLContext dsl, Collection<UUID> ids) {
    return campaigns(
            dsl,
            dsl.selectFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(any(ids.toArray(UUID[]::new)))).fetch())
        .stream()
        .collect(Collectors.toMap(Campaign::id, campaign -> campaign));
  }

  /** The newest of the campaigns for which a condition holds. */
  static List<Campaign> newest(DSLContext dsl, Condition condition, int most) {
    return campaigns(
        dsl,
        dsl.selectFrom(CAMPAIGN)
            .where(condition)
            .orderBy(CAMPAIGN.CREATED_AT.desc(), CAMPAIGN.ID)
            .limit(most)
            .fetch());
  }

  static List<UUID> underWay(DSLContext dsl) {
    return dsl.select(CAMPAIGN.ID)
        .from(CAMPAIGN)
        .where(
            CAMPAIGN.STATE.in(CampaignState.UNDER_WAY.stream().map(CampaignState::name).toList()))
        .orderBy(CAMPAIGN.ID)
        .fetch(CAMPAIGN.ID);
  }

  /** Holds the campaigns until the transaction ends, always in the same order. */
  static void lock(DSLContext dsl, Collection<UUID> ids) {
    dsl.select(CAMPAIGN.ID)
        .from(CAMPAIGN)
        .where(CAMPAIGN.ID.eq(any(ids.toArray(UUID[]::new))))
        .orderBy(CAMPAIGN.ID)
        .forUpdate()
        .execute();
  }

  static void insert(
      DSLContext dsl,
      UUID id,
      Draft draft,
      String ruleSetDigest,
      @Nullable UUID copiedFrom,
      long seed,
      By author,
      Instant now) {
    CampaignRecord row = dsl.newRecord(CAMPAIGN);
    row.setId(id);
    row.setState(CampaignState.DRAFT.name());
    row.setCopiedFrom(copiedFrom);
    row.setSeed(seed);
    row.setAuthorId(author.id());
    row.setAuthorName(author.name());
    row.setCreatedAt(time(now));
    put(row, draft, ruleSetDigest);
    row.insert();
    putParts(dsl, id, draft);
  }

  static void change(DSLContext dsl, UUID id, Draft draft, String ruleSetDigest) {
    CampaignRecord row = dsl.newRecord(CAMPAIGN);
    put(row, draft, ruleSetDigest);
    dsl.update(CAMPAIGN).set(row).where(CAMPAIGN.ID.eq(id)).execute();
    putParts(dsl, id, draft);
  }

  /** Notes that a person has written some of the draft. */
  static void putWriter(DSLContext dsl, UUID id, long accountId) {
    if (!hasWritten(dsl, id, accountId)) {
      dsl.executeInsert(new CampaignWriterRecord(id, accountId));
    }
  }

  /** Whether any of the draft is by that person. */
  static boolean hasWritten(DSLContext dsl, UUID id, long accountId) {
    return dsl.fetchExists(
        CAMPAIGN_WRITER,
        CAMPAIGN_WRITER.CAMPAIGN_ID.eq(id),
        CAMPAIGN_WRITER.ACCOUNT_ID.eq(accountId));
  }

  private static void put(CampaignRecord row, Draft draft, String ruleSetDigest) {
    DeviceFilter filter = draft.filter();
    Schedule schedule = draft.schedule();
    row.setName(draft.name());
    row.setTemplate(draft.template());
    row.setFilterText(filter.text());
    row.setFilterSiteId(filter.siteId());
    row.setFilterRingId(filter.ringId());
    row.setFilterChassis(
        filter.chassis().stream().map(Chassis::name).sorted().collect(joining(",")));
    row.setFilterLowSpace(filter.lowSpace());
    row.setFilterAgentVersion(filter.agentVersion());
    row.setFilterCondition(filter.condition());
    row.setHours(schedule.hours().name());
    row.setExplicitHours(schedule.explicit().toString());
    row.setSkipHolidays(schedule.skipHolidays());
    Instant startsAt = schedule.startsAt();
    row.setStartsAt(startsAt == null ? null : time(startsAt));
    row.setDeadline(time(schedule.deadline()));
    row.setMaximumFiles(draft.limits().files());
    row.setMaximumBytes(draft.limits().bytes());
    row.setAskedBy(draft.askedBy());
    row.setNotice(draft.notice());
    row.setRuleSetDigest(ruleSetDigest);
  }

  private static void putParts(DSLContext dsl, UUID id, Draft draft) {
    dsl.deleteFrom(CAMPAIGN_RULE).where(CAMPAIGN_RULE.CAMPAIGN_ID.eq(id)).execute();
    dsl.deleteFrom(CAMPAIGN_WAVE).where(CAMPAIGN_WAVE.CAMPAIGN_ID.eq(id)).execute();
    dsl.batchInsert(
            draft.rules().stream()
                .map(rule -> new CampaignRuleRecord(id, rule.ruleId(), rule.minimumAgeDays()))
                .toList())
        .execute();
    List<CampaignWaveRecord> waves = new ArrayList<>();
    for (Wave wave : draft.waves()) {
      CampaignWaveRecord row = dsl.newRecord(CAMPAIGN_WAVE);
      row.setCampaignId(id);
      row.setNumber(waves.size() + 1);
      switch (wave.share()) {
        case WaveShare.Percent(int percent) -> row.setPercent(percent);
        case WaveShare.OfRing(long ringId) -> row.setRingId(ringId);
      }
      Gate gate = wave.gate();
      row.setLeastFinishedPercent(gate.leastFinishedPercent());
      row.setGreatestFailedPercent(gate.greatestFailedPercent());
      row.setLeastReturnedPercent(gate.leastReturnedPercent());
      row.setObservationSeconds(gate.observation().toSeconds());
      waves.add(row);
    }
    dsl.batchInsert(waves).execute();
  }

  static void remove(DSLContext dsl, UUID id) {
    dsl.deleteFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(id)).execute();
  }

  /** Puts it into another state, with the reason why. */
  static void setState(
      DSLContext dsl,
      UUID id,
      CampaignState state,
      @Nullable String reason,
      @Nullable String detail) {
    dsl.update(CAMPAIGN)
        .set(CAMPAIGN.STATE, state.name())
        .set(CAMPAIGN.REASON, reason)
        .set(CAMPAIGN.REASON_DETAIL, detail)
        .where(CAMPAIGN.ID.eq(id))
        .execute();
  }

  static void setApproval(DSLContext dsl, UUID id, Campaign.@Nullable Approval approval) {
    dsl.update(CAMPAIGN)
        .set(CAMPAIGN.APPROVER_ID, approval == null ? null : approval.by().id())
        .set(CAMPAIGN.APPROVER_NAME, approval == null ? null : approval.by().name())
        .set(CAMPAIGN.APPROVED_AT, approval == null ? null : time(approval.at()))
        .set(CAMPAIGN.APPROVED_DEVICES, approval == null ? null : approval.devices())
        .where(CAMPAIGN.ID.eq(id))
        .execute();
  }

  /** Counts one more dry run: what was permitted for the last one is no longer for this draft. */
  static void nextTrial(DSLContext dsl, UUID id) {
    dsl.update(CAMPAIGN)
        .set(CAMPAIGN.TRIAL, CAMPAIGN.TRIAL.plus(1))
        .where(CAMPAIGN.ID.eq(id))
        .execute();
  }

  static void setLaunched(DSLContext dsl, UUID id, @Nullable Instant at) {
    dsl.update(CAMPAIGN)
        .set(CAMPAIGN.LAUNCHED_AT, timeOrNull(at))
        .where(CAMPAIGN.ID.eq(id))
        .execute();
  }

  static void setEnded(DSLContext dsl, UUID id, Instant now) {
    dsl.update(CAMPAIGN).set(CAMPAIGN.ENDED_AT, time(now)).where(CAMPAIGN.ID.eq(id)).execute();
  }

  static void setWave(DSLContext dsl, UUID id, WaveStanding wave) {
    dsl.update(CAMPAIGN_WAVE)
        .set(CAMPAIGN_WAVE.RELEASED_AT, timeOrNull(wave.releasedAt()))
        .set(CAMPAIGN_WAVE.FINISHED_AT, timeOrNull(wave.finishedAt()))
        .set(CAMPAIGN_WAVE.PASSED_AT, timeOrNull(wave.passedAt()))
        .where(CAMPAIGN_WAVE.CAMPAIGN_ID.eq(id), CAMPAIGN_WAVE.NUMBER.eq(wave.number()))
        .execute();
  }

  static long seed(DSLContext dsl, UUID id) {
    return dsl.select(CAMPAIGN.SEED)
        .from(CAMPAIGN)
        .where(CAMPAIGN.ID.eq(id))
        .fetchSingle(CAMPAIGN.SEED);
  }

  private static List<Campaign> campaigns(DSLContext dsl, List<CampaignRecord> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    UUID[] ids = rows.stream().map(CampaignRecord::getId).toArray(UUID[]::new);
    Map<UUID, List<CampaignRuleRecord>> rules =
        dsl.selectFrom(CAMPAIGN_RULE)
            .where(CAMPAIGN_RULE.CAMPAIGN_ID.eq(any(ids)))
            .orderBy(CAMPAIGN_RULE.RULE_ID)
            .fetchGroups(CAMPAIGN_RULE.CAMPAIGN_ID, CampaignRuleRecord.class);
    Map<UUID, List<CampaignWaveRecord>> waves =
        dsl.selectFrom(CAMPAIGN_WAVE)
            .where(CAMPAIGN_WAVE.CAMPAIGN_ID.eq(any(ids)))
            .orderBy(CAMPAIGN_WAVE.NUMBER)
            .fetchGroups(CAMPAIGN_WAVE.CAMPAIGN_ID, CampaignWaveRecord.class);
    return rows.stream()
        .map(
            row ->
                campaign(
                    row,
                    rules.getOrDefault(row.getId(), List.of()),
                    waves.getOrDefault(row.getId(), List.of()).stream()
                        .map(CampaignStore::standing)
                        .toList()))
        .toList();
  }

  private static Campaign campaign(
      CampaignRecord row, List<CampaignRuleRecord> rules, List<WaveStanding> waves) {
    Draft draft =
        new Draft(
            row.getName(),
            row.getTemplate(),
            filter(row),
            rules.stream()
                .map(rule -> new ChosenRule(rule.getRuleId(), rule.getMinimumAgeDays()))
                .toList(),
            new Schedule(
                Hours.valueOf(row.getHours()),
                WeeklyHours.parse(row.getExplicitHours()),
                row.getSkipHolidays(),
                instant(row.getStartsAt()),
                row.getDeadline().toInstant()),
            waves.stream().map(WaveStanding::wave).toList(),
            new Limits(row.getMaximumFiles(), row.getMaximumBytes()),
            row.getAskedBy(),
            row.getNotice());
    return new Campaign(
        row.getId(),
        CampaignState.valueOf(row.getState()),
        draft,
        waves,
        row.getRuleSetDigest(),
        row.getCopiedFrom(),
        new By(row.getAuthorId(), row.getAuthorName()),
        row.getCreatedAt().toInstant(),
        row.getTrial(),
        approval(row),
        instant(row.getLaunchedAt()),
        instant(row.getEndedAt()),
        row.getReason(),
        row.getReasonDetail());
  }

  private static DeviceFilter filter(CampaignRecord row) {
    Set<Chassis> chassis =
        Arrays.stream(row.getFilterChassis().split(","))
            .filter(name -> !name.isEmpty())
            .map(Chassis::valueOf)
            .collect(Collectors.toSet());
    return new DeviceFilter(
        row.getFilterText(),
        row.getFilterSiteId(),
        row.getFilterRingId(),
        chassis,
        DeviceState.ACTIVE,
        row.getFilterLowSpace(),
        null,
        row.getFilterAgentVersion(),
        row.getFilterCondition());
  }

  private static Campaign.@Nullable Approval approval(CampaignRecord row) {
    OffsetDateTime at = row.getApprovedAt();
    return at == null
        ? null
        : new Campaign.Approval(
            new By(row.getApproverId(), row.getApproverName()),
            at.toInstant(),
            row.getApprovedDevices());
  }

  private static WaveStanding standing(CampaignWaveRecord row) {
    Integer percent = row.getPercent();
    WaveShare share =
        percent == null ? new WaveShare.OfRing(row.getRingId()) : new WaveShare.Percent(percent);
    Gate gate =
        new Gate(
            row.getLeastFinishedPercent(),
            row.getGreatestFailedPercent(),
            row.getLeastReturnedPercent(),
            Duration.ofSeconds(row.getObservationSeconds()));
    return new WaveStanding(
        row.getNumber(),
        new Wave(share, gate),
        instant(row.getReleasedAt()),
        instant(row.getFinishedAt()),
        instant(row.getPassedAt()));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
    return instant == null ? null : time(instant);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
