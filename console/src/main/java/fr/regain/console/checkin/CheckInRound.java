package fr.regain.console.checkin;

import com.google.protobuf.ByteString;
import fr.regain.console.device.DevicePlace;
import fr.regain.console.device.DeviceService;
import fr.regain.console.device.InventoryReading;
import fr.regain.console.device.VolumesReading;
import fr.regain.console.enrolment.Admission;
import fr.regain.console.enrolment.AdmissionService;
import fr.regain.console.enrolment.Caller;
import fr.regain.console.gateway.LeaseKey;
import fr.regain.console.lease.LeaseAnswer;
import fr.regain.console.lease.WireId;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.v1.CheckInResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The check-ins of many devices in one transaction: judges each, keeps what they bring, and
 * answers.
 */
@Singleton
final class CheckInRound {
  private final CheckInStore store;
  private final AdmissionService admission;
  private final DeviceService devices;
  private final LeaseExchange leases;
  private final LeaseKey leaseKey;
  private final List<ReportListener> listeners;
  private final Duration interval;

  CheckInRound(
      CheckInStore store,
      AdmissionService admission,
      DeviceService devices,
      LeaseExchange leases,
      LeaseKey leaseKey,
      List<ReportListener> listeners,
      ConsoleConfig config) {
    this.store = store;
    this.admission = admission;
    this.devices = devices;
    this.leases = leases;
    this.leaseKey = leaseKey;
    this.listeners = listeners;
    this.interval = config.agents().checkInInterval();
  }

  /** Judges the check-ins in their order, and writes what the accepted ones bring. */
  List<Verdict> run(DSLContext database, List<CheckIn> checkIns) {
    List<Verdict> verdicts = judge(database, checkIns);
    List<Verdict.Accepted> accepted =
        verdicts.stream()
            .filter(Verdict.Accepted.class::isInstance)
            .map(Verdict.Accepted.class::cast)
            .toList();
    if (accepted.isEmpty()) {
      return verdicts;
    }
    keep(database, accepted);
    Map<UUID, LeaseAnswer> told = leases.run(database, accepted);
    return told.isEmpty() ? verdicts : verdicts.stream().map(one -> telling(one, told)).toList();
  }

  private static Verdict telling(Verdict verdict, Map<UUID, LeaseAnswer> told) {
    return switch (verdict) {
      case Verdict.Refused refused -> refused;
      case Verdict.Accepted accepted ->
          accepted.telling(told.getOrDefault(accepted.checkIn().deviceId(), LeaseAnswer.NOTHING));
    };
  }

  private List<Verdict> judge(DSLContext database, List<CheckIn> checkIns) {
    Map<UUID, Progress> known =
        store.find(database, checkIns.stream().map(CheckIn::deviceId).collect(Collectors.toSet()));
    IdentityHashMap<CheckIn, Recognition> recognised = new IdentityHashMap<>();
    List<CheckIn> strangers = new ArrayList<>();
    for (CheckIn checkIn : checkIns) {
      Progress before = known.get(checkIn.deviceId());
      Recognition recognition = before == null ? null : before.recognition();
      if (recognition != null && recognition.isOf(checkIn)) {
        recognised.put(checkIn, recognition);
      } else {
        strangers.add(checkIn);
      }
    }
    IdentityHashMap<CheckIn, Problem> refused = admit(database, strangers, recognised);
    List<Verdict> verdicts = new ArrayList<>(checkIns.size());
    for (CheckIn checkIn : checkIns) {
      Recognition recognition = recognised.get(checkIn);
      verdicts.add(
          recognition == null
              ? new Verdict.Refused(Objects.requireNonNull(refused.get(checkIn)))
              : accept(database, checkIn, recognition, known));
    }
    return verdicts;
  }

  /** Judges callers that are not recognised; those that are admitted are from now on. */
  private IdentityHashMap<CheckIn, Problem> admit(
      DSLContext database,
      List<CheckIn> strangers,
      IdentityHashMap<CheckIn, Recognition> recognised) {
    IdentityHashMap<CheckIn, Problem> refused = new IdentityHashMap<>();
    if (strangers.isEmpty()) {
      return refused;
    }
    // What would drop the result waits until it is written.
    store.hold(database, strangers.stream().map(CheckIn::deviceId).collect(Collectors.toSet()));
    List<Admission> admissions =
        admission.admit(
            database,
            strangers.stream()
                .map(checkIn -> new Caller(checkIn.peer(), checkIn.request().getFacts()))
                .toList(),
            strangers.getLast().receivedAt());
    for (int i = 0; i < strangers.size(); i++) {
      CheckIn checkIn = strangers.get(i);
      switch (admissions.get(i)) {
        case Admission.Refused(Problem problem) -> refused.put(checkIn, problem);
        case Admission.Admitted admitted ->
            recognised.put(checkIn, Recognition.of(checkIn, admitted.certificate()));
      }
    }
    return refused;
  }

  private Verdict.Accepted accept(
      DSLContext database, CheckIn checkIn, Recognition recognition, Map<UUID, Progress> known) {
    UUID id = checkIn.deviceId();
    Progress before = known.get(id);
    long pastSpoolMark = 0;
    if (before != null && !before.spoolId().equals(checkIn.spoolId())) {
      store.keepPastSpool(database, id, before);
      pastSpoolMark = store.pastSpoolMark(database, id, checkIn.spoolId());
    }
    Verdict.Accepted accepted =
        Verdict.Accepted.of(
            checkIn,
            before,
            pastSpoolMark,
            recognition,
            Slots.next(id, checkIn.receivedAt(), interval));
    // A second check-in of this device in the same round must see what the first one brought.
    known.put(id, accepted.after());
    return accepted;
  }

  private void keep(DSLContext database, List<Verdict.Accepted> accepted) {
    SortedMap<Long, Verdict.Accepted> last = new TreeMap<>();
    List<InventoryReading> inventories = new ArrayList<>();
    List<VolumesReading> volumes = new ArrayList<>();
    List<ReceivedReport> reports = new ArrayList<>();
    for (Verdict.Accepted verdict : accepted) {
      CheckIn checkIn = verdict.checkIn();
      UUID id = checkIn.deviceId();
      last.merge(DevicePlace.of(id), verdict, (first, then) -> then.startingFrom(first.before()));
      if (checkIn.request().hasInventory()) {
        inventories.add(
            new InventoryReading(
                id,
                checkIn.inventoryDigest(),
                checkIn.request().getInventory(),
                checkIn.receivedAt()));
      }
      reports.addAll(verdict.fresh());
      verdict.fresh().stream()
          .filter(received -> received.report().hasSample())
          .reduce((earlier, later) -> later)
          .ifPresent(received -> volumes.add(volumesOf(received)));
    }
    store.saveStates(database, last.values());
    recordContacts(database, last.values(), accepted.getLast().checkIn().receivedAt());
    devices.recordInventories(database, inventories);
    devices.recordVolumes(database, volumes);
    if (!reports.isEmpty()) {
      listeners.forEach(listener -> listener.received(database, reports));
    }
  }

  private void recordContacts(
      DSLContext database, Collection<Verdict.Accepted> accepted, Instant now) {
    Map<UUID, String> versions = new TreeMap<>();
    accepted.stream()
        .filter(Verdict.Accepted::isNewContact)
        .forEach(
            verdict -> versions.put(verdict.checkIn().deviceId(), verdict.after().agentVersion()));
    devices.recordContacts(database, versions, now);
  }

  private static VolumesReading volumesOf(ReceivedReport received) {
    return new VolumesReading(
        received.deviceId(), received.report().getSample().getVolumesList(), received.takenAt());
  }

  /** The answer to a check-in that counted. */
  CheckInResponse answer(Verdict.Accepted verdict) {
    CheckIn checkIn = verdict.checkIn();
    CheckInResponse.Builder response =
        CheckInResponse.newBuilder()
            .setReceivedThrough(verdict.after().receivedThrough())
            .setNextCheckInAfterSeconds(
                Math.toIntExact(
                    Duration.between(checkIn.receivedAt(), verdict.nextAt()).toSeconds()))
            .setResendInventory(verdict.resendInventory())
            .setConsoleTimeMillis(checkIn.receivedAt().toEpochMilli())
            .setRenewCertificate(verdict.renewCertificate())
            .addAllLeases(verdict.leases().leases())
            .addAllWithdrawnLeases(
                verdict.leases().withdrawn().stream().map(WireId::bytes).toList());
    if (checkIn.request().getLacksLeaseKey()) {
      response.setLeaseKey(ByteString.copyFrom(leaseKey.publicKey()));
    }
    return response.build();
  }
}
