package fr.regain.console.lease;

import fr.regain.console.campaign.HeldCampaigns;
import fr.regain.console.campaign.Participation;
import fr.regain.console.campaign.Wanted;
import fr.regain.console.device.DeviceService;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The door for the check-in: what devices report of leases, and what they are given. */
@Singleton
public final class LeaseService {
  private final Participation participation;
  private final DeviceService devices;
  private final LeaseMaker maker;

  LeaseService(Participation participation, DeviceService devices, LeaseMaker maker) {
    this.participation = participation;
    this.devices = devices;
    this.maker = maker;
  }

  /**
   * Puts reports on record, then gives out and takes back leases, for the devices of a round of
   * check-ins. A step of its transaction, so that a report counts exactly once and a lease that is
   * on its way is in the books. Costs nothing while no campaign wants anything and no device holds
   * anything.
   *
   * @param reports those of one device in the order in which it made them; one about a lease that
   *     this console has not given to that device is counted and changes nothing
   * @param asks one of each device of the round: its last
   * @return what each device is told; a device that is missing is told nothing
   */
  public Map<UUID, LeaseAnswer> exchange(
      DSLContext dsl, List<ReceivedLeaseReport> reports, Collection<LeaseAsk> asks, Instant now) {
    Set<UUID> named = named(reports, asks);
    if (named.isEmpty() && !participation.isAnything(dsl)) {
      return Map.of();
    }
    List<UUID> ids = asks.stream().map(LeaseAsk::deviceId).toList();
    LeaseRound round = new LeaseRound(dsl, LeaseStore.heldOrNamed(dsl, ids, named), maker, now);
    reports.forEach(round::take);
    asks.forEach(round::settle);
    HeldCampaigns campaigns = participation.hold(dsl, ids, round.campaignsToldOf());
    round.writeTold(campaigns);
    Map<UUID, List<Wanted>> wanted =
        campaigns.wanted().stream().collect(Collectors.groupingBy(Wanted::deviceId));
    Map<UUID, Long> sites = sites(dsl, asks, wanted);
    Map<UUID, LeaseAnswer> answers = new HashMap<>();
    for (LeaseAsk ask : asks) {
      LeaseAnswer answer =
          round.answer(
              ask, wanted.getOrDefault(ask.deviceId(), List.of()), sites.get(ask.deviceId()));
      if (!answer.equals(LeaseAnswer.NOTHING)) {
        answers.put(ask.deviceId(), answer);
      }
    }
    round.writeGiven(campaigns);
    return answers;
  }

  /** Where the devices are that hold something, or may be given something. */
  private Map<UUID, Long> sites(
      DSLContext dsl, Collection<LeaseAsk> asks, Map<UUID, List<Wanted>> wanted) {
    List<UUID> placed =
        asks.stream()
            .filter(
                ask ->
                    !ask.held().isEmpty()
                        || wanted.getOrDefault(ask.deviceId(), List.of()).stream()
                            .anyMatch(Wanted::fetchable))
            .map(LeaseAsk::deviceId)
            .toList();
    return placed.isEmpty() ? Map.of() : devices.sites(dsl, placed);
  }

  private static Set<UUID> named(List<ReceivedLeaseReport> reports, Collection<LeaseAsk> asks) {
    Set<UUID> named = new HashSet<>();
    reports.forEach(received -> named.add(WireId.of(received.report().getLeaseId())));
    for (LeaseAsk ask : asks) {
      named.addAll(ask.held());
      named.addAll(ask.dropped());
    }
    return named;
  }
}
