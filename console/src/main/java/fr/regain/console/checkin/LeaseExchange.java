package fr.regain.console.checkin;

import fr.regain.console.lease.LeaseAnswer;
import fr.regain.console.lease.LeaseAsk;
import fr.regain.console.lease.LeaseService;
import fr.regain.console.lease.ReceivedLeaseReport;
import fr.regain.console.lease.WireId;
import fr.regain.v1.CheckInRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The part of a round of check-ins that is about leases. */
@Singleton
final class LeaseExchange {
  private final LeaseService leases;

  LeaseExchange(LeaseService leases) {
    this.leases = leases;
  }

  /** Takes the reports of leases among those that are new, and gives and takes back leases. */
  Map<UUID, LeaseAnswer> run(DSLContext database, List<Verdict.Accepted> accepted) {
    Instant now = accepted.getLast().checkIn().receivedAt();
    List<ReceivedLeaseReport> reports =
        accepted.stream()
            .flatMap(verdict -> verdict.fresh().stream())
            .filter(received -> received.report().hasLease())
            .map(
                received ->
                    new ReceivedLeaseReport(
                        received.deviceId(), received.takenAt(), received.report().getLease()))
            .toList();
    Map<UUID, LeaseAsk> asks = new LinkedHashMap<>();
    accepted.forEach(verdict -> asks.put(verdict.checkIn().deviceId(), ask(verdict.checkIn())));
    return leases.exchange(database, reports, asks.values(), now);
  }

  private static LeaseAsk ask(CheckIn checkIn) {
    CheckInRequest request = checkIn.request();
    return new LeaseAsk(
        checkIn.deviceId(),
        request.getProtocolLevel(),
        request.getRuleSetDigest(),
        request.getHeldLeasesList().stream().map(WireId::of).collect(Collectors.toSet()),
        request.getDroppedLeasesList().stream().map(WireId::of).collect(Collectors.toSet()));
  }
}
