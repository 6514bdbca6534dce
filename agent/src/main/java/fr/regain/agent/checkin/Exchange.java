package fr.regain.agent.checkin;

import com.google.protobuf.ByteString;
import fr.regain.agent.connection.ConsoleConnection;
import fr.regain.agent.enrolment.Identity;
import fr.regain.agent.enrolment.IdentityStore;
import fr.regain.agent.host.Surroundings;
import fr.regain.agent.lease.LeaseKey;
import fr.regain.agent.lease.Leases;
import fr.regain.agent.spool.Spool;
import fr.regain.v1.CheckInRequest;
import fr.regain.v1.CheckInResponse;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Health;
import fr.regain.v1.Inventory;
import fr.regain.v1.Report;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Hands over all that waits, in as many requests as it takes, over one connection. Each step that
 * the console confirms is kept before the next one, so a talk that breaks off resumes where it
 * stood.
 */
final class Exchange {
  private static final int PROTOCOL_LEVEL = 2;
  private static final int MAXIMUM_REQUESTS = 64;
  private static final int MAXIMUM_REPORTS = 500;
  private static final int MAXIMUM_REPORT_BYTES = 1024 * 1024;

  private final Surroundings surroundings;
  private final IdentityStore identities;
  private final CheckInStateStore states;
  private final Spool spool;
  private final Leases leases;
  private final String version;

  /**
   * @param version of the agent
   */
  Exchange(
      Surroundings surroundings,
      IdentityStore identities,
      CheckInStateStore states,
      Spool spool,
      Leases leases,
      String version) {
    this.surroundings = surroundings;
    this.identities = identities;
    this.states = states;
    this.spool = spool;
    this.leases = leases;
    this.version = version;
  }

  /**
   * What the console said last.
   *
   * @param identity with which it goes on
   * @param consoleTime by its own clock
   */
  record Answer(Identity identity, Duration nextAfter, Instant consoleTime, boolean renew) {}

  Answer run(
      ConsoleConnection connection,
      Identity held,
      Inventory inventory,
      HardwareFacts facts,
      List<Health> health) {
    Identity identity = held;
    ByteString digest = digest(inventory);
    String known = identity.deviceId() + ":" + HexFormat.of().formatHex(digest.toByteArray());
    CheckInResponse response = CheckInResponse.getDefaultInstance();
    for (int count = 0; count < MAXIMUM_REQUESTS; count++) {
      boolean whole = !states.load().knownInventory().equals(Optional.of(known));
      List<Report> reports = spool.pending(MAXIMUM_REPORTS, MAXIMUM_REPORT_BYTES);
      List<ByteString> dropped = leases.dropped();
      CheckInRequest.Builder request =
          CheckInRequest.newBuilder()
              .setProtocolLevel(PROTOCOL_LEVEL)
              .setAgentVersion(version)
              .setFacts(facts)
              .setInventoryDigest(digest)
              .setSpoolId(spool.id())
              .addAllReports(reports)
              .setSpoolLostReports(spool.lost())
              .addAllHealth(health)
              .setRuleSetDigest(leases.ruleSetDigest())
              .addAllHeldLeases(leases.held())
              .addAllDroppedLeases(dropped)
              .setLacksLeaseKey(identity.leaseKey().isEmpty());
      if (whole) {
        request.setInventory(inventory);
      }
      Instant sent = surroundings.clock().instant();
      response = connection.checkIn(request.setSentAtMillis(sent.toEpochMilli()).build());
      // Before anything is written: on a full disk it needs no room, and may make some.
      spool.acknowledge(response.getReceivedThrough());
      Instant heard = Instant.ofEpochMilli(response.getConsoleTimeMillis());
      states.save(states.load().withClockOffset(Duration.between(heard, sent)));
      leases.toldDropped(dropped);
      boolean reportsBefore = !spool.pending(1, MAXIMUM_REPORT_BYTES).isEmpty();
      identity = pinning(identity, response.getLeaseKey());
      leases.received(
          new Leases.Device(identity.deviceIdBytes(), new LeaseKey(identity.leaseKey())),
          response,
          surroundings.clock().instant());
      boolean again = response.getResendInventory();
      if (again || whole) {
        states.save(
            states.load().withKnownInventory(again ? Optional.empty() : Optional.of(known)));
      }
      boolean progress =
          !reports.isEmpty() && response.getReceivedThrough() >= reports.getLast().getNumber();
      boolean waiting = !spool.pending(1, MAXIMUM_REPORT_BYTES).isEmpty();
      boolean answered = waiting && !reportsBefore;
      boolean moreReports = (progress && waiting) || answered;
      if (!moreReports && (!again || whole)) {
        break;
      }
    }
    return new Answer(
        identity,
        Duration.ofSeconds(Integer.toUnsignedLong(response.getNextCheckInAfterSeconds())),
        Instant.ofEpochMilli(response.getConsoleTimeMillis()),
        response.getRenewCertificate());
  }

  /** The leases of the same answer are judged by the key that comes with them. */
  private Identity pinning(Identity identity, ByteString key) {
    Identity pinned = identity.pinning(key);
    if (!pinned.equals(identity)) {
      identities.adopt(pinned);
    }
    return pinned;
  }

  private static ByteString digest(Inventory inventory) {
    try {
      return ByteString.copyFrom(
          MessageDigest.getInstance("SHA-256").digest(inventory.toByteArray()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
