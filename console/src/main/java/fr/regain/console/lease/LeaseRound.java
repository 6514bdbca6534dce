package fr.regain.console.lease;

import fr.regain.console.campaign.HeldCampaigns;
import fr.regain.console.campaign.ParticipantChange;
import fr.regain.console.campaign.Wanted;
import fr.regain.console.campaign.WorkKind;
import fr.regain.v1.Finding;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.SignedLease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The leases of the devices of one round of check-ins, and what becomes of them in it. */
final class LeaseRound {
  private static final int MOST_IN_AN_ANSWER = 4;
  private static final int MOST_WITHDRAWN = 16;
  private static final int FIRST_LEVEL = 2;

  private final DSLContext dsl;
  private final Map<UUID, Map<UUID, Lease>> books;
  private final LeaseMaker maker;
  private final Instant now;
  private final Map<UUID, LeaseState> closed = new HashMap<>();
  private final List<ParticipantChange> told = new ArrayList<>();
  private final List<Lease> made = new ArrayList<>();
  private final List<ParticipantChange> given = new ArrayList<>();

  /**
   * @param books the leases that the devices hold or name
   */
  LeaseRound(DSLContext dsl, List<Lease> books, LeaseMaker maker, Instant now) {
    this.dsl = dsl;
    this.books =
        books.stream()
            .collect(
                Collectors.groupingBy(
                    Lease::deviceId, Collectors.toMap(Lease::id, Function.identity())));
    this.maker = maker;
    this.now = now;
  }

  private Map<UUID, Lease> of(UUID device) {
    return books.getOrDefault(device, Map.of());
  }

  /** Whether the device holds it by the books, until this round and through it. */
  private boolean isHeld(Lease lease) {
    return lease.state() == LeaseState.HELD && !closed.containsKey(lease.id());
  }

  void take(ReceivedLeaseReport received) {
    LeaseReport report = received.report();
    Lease lease = of(received.deviceId()).get(WireId.of(report.getLeaseId()));
    if (lease == null) {
      countStray(received);
      return;
    }
    if (endsLease(report, lease.kind())) {
      closed.put(lease.id(), LeaseState.ENDED);
    }
    told.add(
        new ParticipantChange.Reported(
            lease.campaignId(),
            lease.deviceId(),
            lease.trial(),
            lease.kind(),
            lease.maximumFiles(),
            lease.maximumBytes(),
            report,
            received.takenAt()));
  }

  /** The people's part may outlive the system's: such a lease ends when the device drops it. */
  private static boolean endsLease(LeaseReport report, WorkKind kind) {
    return switch (report.getStep()) {
      case LEASE_STEP_REFUSED,
          LEASE_STEP_PREVIEWED,
          LEASE_STEP_PARTIAL,
          LEASE_STEP_FAILED,
          LEASE_STEP_RESTORED ->
          true;
      case LEASE_STEP_DONE -> kind != WorkKind.CLEAN;
      case LEASE_STEP_STARTED,
          LEASE_STEP_AGREED,
          LEASE_STEP_POSTPONED,
          LEASE_STEP_DECLINED,
          LEASE_STEP_UNSPECIFIED,
          UNRECOGNIZED ->
          false;
    };
  }

  private void countStray(ReceivedLeaseReport received) {
    long deleted = 0;
    long held = 0;
    for (Finding finding : received.report().getFindingsList()) {
      deleted += Math.clamp(finding.getDeletedBytes(), 0, Integer.MAX_VALUE);
      held += Math.clamp(finding.getHeldBytes(), 0, Integer.MAX_VALUE);
    }
    LeaseStore.countStray(dsl, received.deviceId(), 1, 0, deleted, held, now);
  }

  /** Closes leases in the books that the device holds no longer. */
  void settle(LeaseAsk ask) {
    for (Lease lease : of(ask.deviceId()).values()) {
      boolean dropped = ask.dropped().contains(lease.id());
      boolean expired = !now.isBefore(lease.expiresAt());
      if (isHeld(lease) && (dropped || expired || !ask.held().contains(lease.id()))) {
        closed.put(lease.id(), dropped ? LeaseState.WITHDRAWN : LeaseState.LOST);
        told.add(new ParticipantChange.Lost(lease.campaignId(), lease.deviceId(), lease.trial()));
      }
    }
  }

  /** The campaigns of the leases that devices told of. */
  Set<UUID> campaignsToldOf() {
    return told.stream().map(ParticipantChange::campaignId).collect(Collectors.toSet());
  }

  /** Writes what devices told. */
  void writeTold(HeldCampaigns campaigns) {
    LeaseStore.setStates(dsl, closed);
    campaigns.record(told, now);
  }

  /**
   * What a device is told.
   *
   * @param site where it is; null: at none that is known, and it is given nothing
   */
  LeaseAnswer answer(LeaseAsk ask, List<Wanted> wanted, @Nullable Long site) {
    Map<UUID, Lease> known = of(ask.deviceId());
    List<Lease> kept = new ArrayList<>();
    List<UUID> withdrawn = new ArrayList<>();
    for (UUID id : ask.held()) {
      Lease lease = known.get(id);
      if (lease != null
          && isHeld(lease)
          && wanted.stream().anyMatch(one -> isFor(lease, one, site))) {
        kept.add(lease);
      } else {
        withdrawn.add(id);
      }
    }
    long stray = ask.held().stream().filter(id -> !known.containsKey(id)).count();
    if (stray > 0) {
      LeaseStore.countStray(dsl, ask.deviceId(), 0, stray, 0, 0, now);
    }
    List<SignedLease> leases = new ArrayList<>();
    for (Wanted one : wanted) {
      if (site != null
          && one.fetchable()
          && leases.size() < MOST_IN_AN_ANSWER
          && kept.stream().noneMatch(lease -> isFor(lease, one, site))) {
        give(ask, one, site, leases);
      }
    }
    return new LeaseAnswer(
        leases, withdrawn.subList(0, Math.min(withdrawn.size(), MOST_WITHDRAWN)));
  }

  /** A device that was moved works by the hours of the site where it is. */
  private static boolean isFor(Lease lease, Wanted wanted, @Nullable Long site) {
    return lease.campaignId().equals(wanted.campaign().id())
        && lease.trial() == wanted.campaign().trial()
        && lease.kind() == wanted.kind()
        && (lease.siteId() == null || lease.siteId().equals(site));
  }

  private void give(LeaseAsk ask, Wanted wanted, long site, List<SignedLease> leases) {
    UUID campaign = wanted.campaign().id();
    int trial = wanted.campaign().trial();
    if (ask.protocolLevel() < FIRST_LEVEL) {
      given.add(new ParticipantChange.Unfit(campaign, ask.deviceId(), trial, "agent.too-old"));
      return;
    }
    if (wanted.kind() != WorkKind.RESTORE
        && !ask.ruleSetDigest().equals(wanted.campaign().ruleSetDigest())) {
      given.add(new ParticipantChange.Unfit(campaign, ask.deviceId(), trial, "rule-set.differs"));
      return;
    }
    maker
        .make(dsl, wanted, site, now)
        .ifPresent(
            lease -> {
              made.add(lease.lease());
              leases.add(lease.signed());
              given.add(
                  new ParticipantChange.Fetched(campaign, ask.deviceId(), trial, wanted.kind()));
            });
  }

  /** Writes what devices were given. */
  void writeGiven(HeldCampaigns campaigns) {
    LeaseStore.insert(dsl, made);
    campaigns.record(given, now);
  }
}
