package fr.regain.console.lease;

import fr.regain.console.campaign.ParticipantChange;
import fr.regain.console.campaign.Participation;
import fr.regain.console.campaign.Wanted;
import fr.regain.console.campaign.WorkKind;
import fr.regain.v1.Finding;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.SignedLease;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The door for the check-in: what devices report of leases, and what they are given. Both are steps
 * of the check-in's transaction, so that a report counts exactly once and a lease that is on its
 * way is in the books.
 */
@Singleton
public final class LeaseService {
  private static final int MOST_IN_AN_ANSWER = 4;
  private static final int MOST_WITHDRAWN = 16;
  private static final int FIRST_LEVEL = 2;

  private final Participation participation;
  private final LeaseMaker maker;

  LeaseService(Participation participation, LeaseMaker maker) {
    this.participation = participation;
    this.maker = maker;
  }

  /**
   * Puts reports on record. One about a lease that this console has not given to that device is
   * counted and changes nothing.
   *
   * @param reports those of one device in the order in which it made them
   */
  public void received(DSLContext dsl, List<ReceivedLeaseReport> reports, Instant now) {
    if (reports.isEmpty()) {
      return;
    }
    Map<UUID, Lease> known =
        LeaseStore.find(
            dsl,
            reports.stream()
                .map(received -> WireId.of(received.report().getLeaseId()))
                .collect(Collectors.toSet()));
    List<ParticipantChange> changes = new ArrayList<>();
    Set<UUID> ended = new HashSet<>();
    for (ReceivedLeaseReport received : reports) {
      LeaseReport report = received.report();
      Lease lease = known.get(WireId.of(report.getLeaseId()));
      if (lease == null || !lease.deviceId().equals(received.deviceId())) {
        countStray(dsl, received, now);
        continue;
      }
      if (endsLease(report, lease.kind())) {
        ended.add(lease.id());
      }
      changes.add(
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
    LeaseStore.setState(dsl, ended, LeaseState.ENDED);
    participation.record(dsl, changes, now);
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

  private static void countStray(DSLContext dsl, ReceivedLeaseReport received, Instant now) {
    long deleted = 0;
    long held = 0;
    for (Finding finding : received.report().getFindingsList()) {
      deleted += Math.clamp(finding.getDeletedBytes(), 0, Integer.MAX_VALUE);
      held += Math.clamp(finding.getHeldBytes(), 0, Integer.MAX_VALUE);
    }
    LeaseStore.countStray(dsl, received.deviceId(), 1, 0, deleted, held, now);
  }

  /**
   * Gives out and takes back leases for the devices of a round of check-ins. Costs nothing while no
   * campaign wants anything and no device holds anything.
   *
   * @param asks at most one of each device: its last
   * @return what each device is told; a device that is missing is told nothing
   */
  public Map<UUID, LeaseAnswer> exchange(DSLContext dsl, Collection<LeaseAsk> asks, Instant now) {
    Set<UUID> named = new HashSet<>();
    asks.forEach(
        ask -> {
          named.addAll(ask.held());
          named.addAll(ask.dropped());
        });
    if (named.isEmpty() && !participation.isAnything(dsl)) {
      return Map.of();
    }
    List<UUID> devices = asks.stream().map(LeaseAsk::deviceId).toList();
    Map<UUID, List<Lease>> books =
        LeaseStore.heldOrNamed(dsl, devices, named).stream()
            .collect(Collectors.groupingBy(Lease::deviceId));
    settle(dsl, asks, books, now);
    Map<UUID, List<Wanted>> wanted =
        participation.wanted(dsl, devices).stream()
            .collect(Collectors.groupingBy(Wanted::deviceId));
    Round round = new Round(dsl, now);
    Map<UUID, LeaseAnswer> answers = new HashMap<>();
    for (LeaseAsk ask : asks) {
      LeaseAnswer answer =
          round.answer(
              ask,
              books.getOrDefault(ask.deviceId(), List.of()),
              wanted.getOrDefault(ask.deviceId(), List.of()));
      if (!answer.equals(LeaseAnswer.NOTHING)) {
        answers.put(ask.deviceId(), answer);
      }
    }
    round.write();
    return answers;
  }

  /** Closes leases in the books that devices hold no longer. */
  private void settle(
      DSLContext dsl, Collection<LeaseAsk> asks, Map<UUID, List<Lease>> books, Instant now) {
    Set<UUID> withdrawn = new HashSet<>();
    Set<UUID> lost = new HashSet<>();
    List<ParticipantChange> changes = new ArrayList<>();
    for (LeaseAsk ask : asks) {
      for (Lease lease : books.getOrDefault(ask.deviceId(), List.of())) {
        if (lease.state() != LeaseState.HELD) {
          continue;
        }
        boolean dropped = ask.dropped().contains(lease.id());
        boolean expired = !now.isBefore(lease.expiresAt());
        if (dropped || expired || !ask.held().contains(lease.id())) {
          (dropped ? withdrawn : lost).add(lease.id());
          changes.add(
              new ParticipantChange.Lost(lease.campaignId(), lease.deviceId(), lease.trial()));
        }
      }
    }
    LeaseStore.setState(dsl, withdrawn, LeaseState.WITHDRAWN);
    LeaseStore.setState(dsl, lost, LeaseState.LOST);
    participation.record(dsl, changes, now);
  }

  /** The answers of one round, written together. */
  private final class Round {
    private final DSLContext dsl;
    private final Instant now;
    private final List<Lease> made = new ArrayList<>();
    private final List<ParticipantChange> changes = new ArrayList<>();

    Round(DSLContext dsl, Instant now) {
      this.dsl = dsl;
      this.now = now;
    }

    LeaseAnswer answer(LeaseAsk ask, List<Lease> books, List<Wanted> wanted) {
      Map<UUID, Lease> held =
          books.stream()
              .filter(
                  lease ->
                      lease.state() == LeaseState.HELD
                          && ask.held().contains(lease.id())
                          && now.isBefore(lease.expiresAt()))
              .collect(Collectors.toMap(Lease::id, lease -> lease));
      Set<UUID> known = books.stream().map(Lease::id).collect(Collectors.toSet());
      List<UUID> withdrawn = new ArrayList<>();
      long stray = 0;
      for (UUID id : ask.held()) {
        Lease lease = held.get(id);
        if (lease == null || wanted.stream().noneMatch(one -> isFor(lease, one))) {
          withdrawn.add(id);
        }
        if (!known.contains(id)) {
          stray++;
        }
      }
      if (stray > 0) {
        LeaseStore.countStray(dsl, ask.deviceId(), 0, stray, 0, 0, now);
      }
      List<SignedLease> given = new ArrayList<>();
      for (Wanted one : wanted) {
        if (one.fetchable()
            && given.size() < MOST_IN_AN_ANSWER
            && held.values().stream().noneMatch(lease -> isFor(lease, one))) {
          give(ask, one, given);
        }
      }
      return new LeaseAnswer(
          given, withdrawn.subList(0, Math.min(withdrawn.size(), MOST_WITHDRAWN)));
    }

    private static boolean isFor(Lease lease, Wanted wanted) {
      return lease.campaignId().equals(wanted.campaign().id())
          && lease.trial() == wanted.campaign().trial()
          && lease.kind() == wanted.kind();
    }

    private void give(LeaseAsk ask, Wanted wanted, List<SignedLease> given) {
      UUID campaign = wanted.campaign().id();
      int trial = wanted.campaign().trial();
      if (ask.protocolLevel() < FIRST_LEVEL) {
        changes.add(new ParticipantChange.Unfit(campaign, ask.deviceId(), trial, "agent.too-old"));
        return;
      }
      if (wanted.kind() != WorkKind.RESTORE
          && !ask.ruleSetDigest().equals(wanted.campaign().ruleSetDigest())) {
        changes.add(
            new ParticipantChange.Unfit(campaign, ask.deviceId(), trial, "rule-set.differs"));
        return;
      }
      maker
          .make(dsl, wanted, now)
          .ifPresent(
              lease -> {
                made.add(lease.lease());
                given.add(lease.signed());
                changes.add(
                    new ParticipantChange.Fetched(campaign, ask.deviceId(), trial, wanted.kind()));
              });
    }

    void write() {
      LeaseStore.insert(dsl, made);
      participation.record(dsl, changes, now);
    }
  }
}
