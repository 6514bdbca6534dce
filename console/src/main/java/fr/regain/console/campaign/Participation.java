package fr.regain.console.campaign;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.rule.Rule;
import fr.regain.console.rule.RuleSet;
import fr.regain.console.rule.RuleSets;
import fr.regain.console.schema.tables.records.CampaignDeviceRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The door for leases: what campaigns want of devices, and what became of it. Every method is one
 * step of the caller's transaction.
 */
@Singleton
public final class Participation {
  private static final Set<ParticipantState> CONCERNED =
      EnumSet.of(
          ParticipantState.TARGETED,
          ParticipantState.TRYING,
          ParticipantState.PREVIEWED,
          ParticipantState.RELEASED,
          ParticipantState.LEASED,
          ParticipantState.RUNNING,
          ParticipantState.ASKING,
          // Another person at the same device may still answer.
          ParticipantState.DONE,
          ParticipantState.DECLINED,
          ParticipantState.RESTORING);

  private final CampaignActivity activity;
  private final RuleSets rules;
  private final ConsoleConfig config;

  Participation(CampaignActivity activity, RuleSets rules, ConsoleConfig config) {
    this.activity = activity;
    this.rules = rules;
    this.config = config;
  }

  /** Whether any campaign wants anything of any device; cheap. */
  public boolean isAnything(DSLContext dsl) {
    return activity.any(dsl);
  }

  /** Whether a campaign has a rule for which people at the devices have to say yes. */
  public boolean asksPeople(Campaign campaign) {
    return asksPeople(campaign, rules.current());
  }

  static boolean asksPeople(Campaign campaign, RuleSet rules) {
    return campaign.draft().rules().stream()
        .anyMatch(chosen -> rules.find(chosen.ruleId()).map(Rule::asksPeople).orElse(false));
  }

  /**
   * What campaigns want of these devices now, whether or not they hold a permission for it already:
   * the oldest launch first, and of one device at most one {@link WorkKind#CLEAN}.
   */
  public List<Wanted> wanted(DSLContext dsl, Collection<UUID> devices) {
    List<CampaignDeviceRecord> rows = ParticipantStore.ofDevices(dsl, devices, CONCERNED);
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, Campaign> campaigns =
        CampaignStore.find(
            dsl,
            rows.stream().map(CampaignDeviceRecord::getCampaignId).collect(Collectors.toSet()));
    List<Wanted> wanted = new ArrayList<>();
    for (CampaignDeviceRecord row : rows) {
      wanted(row, Objects.requireNonNull(campaigns.get(row.getCampaignId())))
          .ifPresent(wanted::add);
    }
    wanted.sort(
        Comparator.comparing(
                (Wanted one) ->
                    Objects.requireNonNullElse(
                        one.campaign().launchedAt(), one.campaign().createdAt()))
            .thenComparing(one -> one.campaign().id()));
    return oneCleanUpEach(rows, wanted);
  }

  private Optional<Wanted> wanted(CampaignDeviceRecord row, Campaign campaign) {
    ParticipantState state = ParticipantState.valueOf(row.getState());
    boolean running = campaign.state() == CampaignState.RUNNING;
    boolean released = running && campaign.isReleased(row.getWave());
    boolean toTry = campaign.state() == CampaignState.TRYING || released;
    boolean maySettle = running || campaign.state() == CampaignState.PAUSED;
    return switch (state) {
      case TARGETED, TRYING -> wantedIf(toTry, row, campaign, WorkKind.DRY_RUN, true);
      case RELEASED, LEASED -> wantedIf(running, row, campaign, WorkKind.CLEAN, true);
      case RUNNING -> wantedIf(maySettle, row, campaign, WorkKind.CLEAN, running);
      case ASKING, DONE, DECLINED -> wantedIf(maySettle, row, campaign, WorkKind.CLEAN, false);
      case RESTORING -> wantedIf(true, row, campaign, WorkKind.RESTORE, true);
      case PREVIEWED,
          PARTIAL,
          FAILED,
          NOTHING_TO_DO,
          EXCLUDED,
          INCOMPATIBLE,
          CANCELLED,
          EXPIRED,
          GONE,
          RESTORED,
          RESTORE_FAILED ->
          Optional.empty();
    };
  }

  private Optional<Wanted> wantedIf(
      boolean holds,
      CampaignDeviceRecord row,
      Campaign campaign,
      WorkKind kind,
      boolean fetchable) {
    if (!holds) {
      return Optional.empty();
    }
    return Optional.of(
        new Wanted(
            campaign,
            row.getDeviceId(),
            row.getSiteId(),
            row.getWave(),
            kind,
            kind == WorkKind.CLEAN ? row.getPlanDigest() : null,
            kind == WorkKind.RESTORE
                ? retentionEnd(row, config)
                : campaign.draft().schedule().deadline(),
            fetchable));
  }

  /** When the quarantine of the device has been emptied. */
  static Instant retentionEnd(CampaignDeviceRecord row, ConsoleConfig config) {
    return Objects.requireNonNullElse(row.getWorkedAt(), row.getChangedAt())
        .toInstant()
        .plus(config.campaigns().quarantineRetention());
  }

  // Two clean-ups at once would each measure what the other one freed.
  private static List<Wanted> oneCleanUpEach(List<CampaignDeviceRecord> rows, List<Wanted> wanted) {
    Map<UUID, UUID> cleaning = new HashMap<>();
    rows.stream()
        .filter(
            row ->
                row.getState().equals(ParticipantState.LEASED.name())
                    || row.getState().equals(ParticipantState.RUNNING.name()))
        .forEach(row -> cleaning.putIfAbsent(row.getDeviceId(), row.getCampaignId()));
    return wanted.stream()
        .filter(
            one ->
                one.kind() != WorkKind.CLEAN
                    || !one.fetchable()
                    || one.campaign()
                        .id()
                        .equals(
                            cleaning.computeIfAbsent(
                                one.deviceId(), unused -> one.campaign().id())))
        .toList();
  }

  /**
   * Puts on record what leases tell, in their order. What a lease for an earlier trial tells is
   * about another draft, and changes nothing.
   */
  public void record(DSLContext dsl, List<ParticipantChange> changes, Instant now) {
    if (changes.isEmpty()) {
      return;
    }
    Set<UUID> ids = changes.stream().map(ParticipantChange::campaignId).collect(Collectors.toSet());
    CampaignStore.lock(dsl, ids);
    Map<UUID, Campaign> campaigns = CampaignStore.find(dsl, ids);
    Map<Key, CampaignDeviceRecord> rows =
        ParticipantStore.rows(
                dsl, ids, changes.stream().map(ParticipantChange::deviceId).distinct().toList())
            .stream()
            .collect(
                Collectors.toMap(row -> new Key(row.getCampaignId(), row.getDeviceId()), r -> r));
    Capacities capacities =
        Capacities.of(dsl, changes.stream().map(ParticipantChange::deviceId).distinct().toList());
    Tally tally = new Tally(dsl);
    for (ParticipantChange change : changes) {
      CampaignDeviceRecord row = rows.get(new Key(change.campaignId(), change.deviceId()));
      Campaign campaign = campaigns.get(change.campaignId());
      if (row != null && campaign != null && change.trial() == campaign.trial()) {
        tally.changing(row);
        new ParticipantRecorder(campaign, row, rules.current(), capacities, tally, now)
            .record(change);
      }
    }
    tally.write();
  }

  private record Key(UUID campaign, UUID device) {}
}
