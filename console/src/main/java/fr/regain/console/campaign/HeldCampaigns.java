package fr.regain.console.campaign;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.rule.RuleSet;
import fr.regain.console.schema.tables.records.CampaignDeviceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The campaigns that a round of check-ins may change, held until its transaction ends: what they
 * want of its devices, and what became of it. Of a campaign that is not held, nothing is given and
 * nothing recorded: what a person decides on it meanwhile would be overtaken.
 */
public final class HeldCampaigns {
  private final DSLContext dsl;
  private final Collection<UUID> devices;
  private final List<Concerned> seen;
  private final Map<UUID, Campaign> held;
  private final RuleSet rules;
  private final ConsoleConfig config;

  private HeldCampaigns(
      DSLContext dsl,
      Collection<UUID> devices,
      List<Concerned> seen,
      Map<UUID, Campaign> held,
      RuleSet rules,
      ConsoleConfig config) {
    this.dsl = dsl;
    this.devices = devices;
    this.seen = seen;
    this.held = held;
    this.rules = rules;
    this.config = config;
  }

  /** Holds those in which one of these devices may be given something, and those told of. */
  static HeldCampaigns hold(
      DSLContext dsl,
      Collection<UUID> devices,
      Collection<UUID> told,
      RuleSet rules,
      ConsoleConfig config) {
    List<Concerned> seen = ParticipantStore.concerned(dsl, devices);
    Set<UUID> ids = new HashSet<>(told);
    seen.stream().filter(Concerned::mayFetch).forEach(one -> ids.add(one.campaignId()));
    return new HeldCampaigns(dsl, devices, seen, held(dsl, ids), rules, config);
  }

  private static Map<UUID, Campaign> held(DSLContext dsl, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    CampaignStore.lock(dsl, ids);
    return CampaignStore.find(dsl, ids);
  }

  /**
   * What campaigns want of the devices now, whether or not they hold a permission for it already:
   * the oldest launch first, and of one device at most one {@link WorkKind#CLEAN}.
   */
  public List<Wanted> wanted() {
    // What was seen before the campaigns were held may have changed until they were.
    List<Concerned> concerned = held.isEmpty() ? seen : ParticipantStore.concerned(dsl, devices);
    Map<UUID, Campaign> campaigns = campaigns(concerned);
    List<Wanted> wanted = new ArrayList<>();
    for (Concerned one : concerned) {
      wanted(one, Objects.requireNonNull(campaigns.get(one.campaignId()))).ifPresent(wanted::add);
    }
    wanted.sort(
        Comparator.comparing(
                (Wanted one) ->
                    Objects.requireNonNullElse(
                        one.campaign().launchedAt(), one.campaign().createdAt()))
            .thenComparing(one -> one.campaign().id()));
    return oneCleanUpEach(concerned, wanted);
  }

  private Map<UUID, Campaign> campaigns(List<Concerned> concerned) {
    Set<UUID> others =
        concerned.stream()
            .map(Concerned::campaignId)
            .collect(Collectors.toCollection(HashSet::new));
    others.removeAll(held.keySet());
    if (others.isEmpty()) {
      return held;
    }
    Map<UUID, Campaign> campaigns = new HashMap<>(held);
    campaigns.putAll(CampaignStore.find(dsl, others));
    return campaigns;
  }

  private Optional<Wanted> wanted(Concerned one, Campaign campaign) {
    boolean running = campaign.state() == CampaignState.RUNNING;
    boolean released = running && campaign.isReleased(one.wave());
    boolean toTry = campaign.state() == CampaignState.TRYING || released;
    boolean maySettle = running || campaign.state() == CampaignState.PAUSED;
    return switch (one.state()) {
      case TARGETED, TRYING -> wantedIf(toTry, one, campaign, WorkKind.DRY_RUN, true);
      case RELEASED, LEASED -> wantedIf(running, one, campaign, WorkKind.CLEAN, true);
      case RUNNING -> wantedIf(maySettle, one, campaign, WorkKind.CLEAN, running);
      case ASKING, DONE, DECLINED -> wantedIf(maySettle, one, campaign, WorkKind.CLEAN, false);
      case RESTORING -> wantedIf(true, one, campaign, WorkKind.RESTORE, true);
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
      boolean holds, Concerned one, Campaign campaign, WorkKind kind, boolean fetchable) {
    if (!holds) {
      return Optional.empty();
    }
    return Optional.of(
        new Wanted(
            campaign,
            one.deviceId(),
            one.wave(),
            kind,
            kind == WorkKind.CLEAN ? one.planDigest() : null,
            kind == WorkKind.RESTORE
                ? one.lastHeldAt().plus(config.campaigns().quarantineRetention())
                : campaign.draft().schedule().deadline(),
            fetchable && held.containsKey(campaign.id())));
  }

  // Two clean-ups at once would each measure what the other one freed.
  private static List<Wanted> oneCleanUpEach(List<Concerned> concerned, List<Wanted> wanted) {
    Map<UUID, UUID> cleaning = new HashMap<>();
    concerned.stream()
        .filter(
            one ->
                one.state() == ParticipantState.LEASED || one.state() == ParticipantState.RUNNING)
        .forEach(one -> cleaning.putIfAbsent(one.deviceId(), one.campaignId()));
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
  public void record(List<ParticipantChange> changes, Instant now) {
    if (changes.isEmpty()) {
      return;
    }
    List<UUID> changed = changes.stream().map(ParticipantChange::deviceId).distinct().toList();
    Map<Key, CampaignDeviceRecord> rows =
        ParticipantStore.rows(dsl, held.keySet(), changed).stream()
            .collect(
                Collectors.toMap(row -> new Key(row.getCampaignId(), row.getDeviceId()), r -> r));
    Capacities capacities = Capacities.of(dsl, changed);
    Tally tally = new Tally(dsl);
    for (ParticipantChange change : changes) {
      CampaignDeviceRecord row = rows.get(new Key(change.campaignId(), change.deviceId()));
      Campaign campaign = held.get(change.campaignId());
      if (row != null && campaign != null && change.trial() == campaign.trial()) {
        tally.changing(row);
        new ParticipantRecorder(campaign, row, rules, capacities, tally, now).record(change);
      }
    }
    tally.write();
  }

  private record Key(UUID campaign, UUID device) {}
}
