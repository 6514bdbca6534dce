package fr.regain.console.device;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.schema.tables.records.InventoryRecord;
import fr.regain.v1.HardwareFacts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The door to devices. Methods that take a {@link DSLContext} are one step of the caller's
 * transaction; the others are whole.
 */
@Singleton
public final class DeviceService {
  /** Most events that a device's page shows. */
  public static final int EVENTS_SHOWN = 100;

  /** Most machines that are told apart from one identity. */
  public static final int CLONES_TOLD_APART = 500;

  private final Database database;
  private final Clock clock;
  private final DeviceHold hold;
  private final List<DepartureListener> listeners;

  /**
   * The devices in this database.
   *
   * @param hold keeps their check-ins waiting
   * @param listeners who must hear that a device is no longer what it was
   */
  public DeviceService(
      Database database, Clock clock, DeviceHold hold, List<DepartureListener> listeners) {
    this.database = database;
    this.clock = clock;
    this.hold = hold;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * One page of the devices of a scope that pass the filter.
   *
   * @param at where the page stands; null, or what is no place in this order: the first page
   * @param size rows, 1 to {@value Keyset#LARGEST_PAGE}
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for another size
   */
  public CountedSlice<DeviceRow> page(
      Scope scope, DeviceFilter filter, Sort<DeviceSort> sort, @Nullable Cursor at, int size) {
    return database.read(dsl -> DeviceList.page(dsl, scope, filter, sort, at, size));
  }

  /** How many devices of a scope pass the filter. */
  public Count count(Scope scope, DeviceFilter filter) {
    return database.read(dsl -> DeviceList.count(dsl, scope, filter));
  }

  /**
   * How many active devices of a scope there are.
   *
   * @param silentSince a moment: devices that have not checked in since are silent
   */
  public DeviceFigures figures(Scope scope, Instant silentSince) {
    return database.read(dsl -> DeviceCounts.of(dsl, scope, silentSince));
  }

  /** All that is known of a device, if there is one of that id in the scope. */
  public Optional<DeviceDetail> find(Scope scope, UUID id) {
    return database.read(dsl -> DeviceList.find(dsl, scope, id).map(row -> detail(dsl, row)));
  }

  /** Whether there is a device of that id in the scope. */
  public boolean isIn(Scope scope, UUID id) {
    return !scope.isEmpty() && database.read(dsl -> DeviceList.find(dsl, scope, id)).isPresent();
  }

  private static DeviceDetail detail(DSLContext dsl, DeviceRow row) {
    InventoryRecord inventory = InventoryStore.find(dsl, row.id());
    return new DeviceDetail(
        row,
        inventory == null ? null : InventoryStore.parsed(inventory),
        inventory == null ? null : inventory.getReceivedAt().toInstant(),
        StorageStore.volumes(dsl, row.id()),
        DeviceStore.events(dsl, row.id(), EVENTS_SHOWN));
  }

  /**
   * Shuts a device out: none of its certificates is accepted any more, and no token admits it.
   *
   * @param by who does it, an administrator of its site
   * @throws Problem {@link ProblemCode#NOT_FOUND} when no such device is active
   */
  public void revoke(Person by, UUID id) {
    change(by, id, DeviceState.ACTIVE, DeviceState.REVOKED, DeviceEventKind.REVOKED);
  }

  /**
   * Lets a device in again.
   *
   * @param by who does it, an administrator of its site
   * @throws Problem {@link ProblemCode#NOT_FOUND} when no such device is shut out
   */
  public void readmit(Person by, UUID id) {
    change(by, id, DeviceState.REVOKED, DeviceState.ACTIVE, DeviceEventKind.READMITTED);
  }

  private void change(Person by, UUID id, DeviceState from, DeviceState to, DeviceEventKind kind) {
    database.update(
        dsl -> {
          hold.hold(dsl, List.of(id));
          if (DeviceList.find(dsl, by.scope(Role.ADMINISTRATOR), id).isEmpty()
              || DeviceStore.setState(dsl, id, from, to) == 0) {
            throw new Problem(
                ProblemCode.NOT_FOUND, "There is no device " + id + " in the state " + from + ".");
          }
          DeviceStore.insertEvent(dsl, id, kind, "", clock.instant());
          if (to == DeviceState.REVOKED) {
            tell(dsl, id, Departure.SHUT_OUT);
          }
          AuditService.record(
              dsl,
              by.actor(),
              to == DeviceState.REVOKED ? "device.revoke" : "device.readmit",
              "device " + id,
              "state: " + from,
              "state: " + to,
              clock.instant());
        });
  }

  /**
   * Forgets a device and all that is known of it. Its certificates count no more; with a token it
   * would enrol as a new device.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is no such device
   */
  public void remove(UUID id) {
    database.update(
        dsl -> {
          hold.hold(dsl, List.of(id));
          if (DeviceStore.remove(dsl, id) == 0) {
            throw new Problem(ProblemCode.NOT_FOUND, "There is no device " + id + ".");
          }
          tell(dsl, id, Departure.REMOVED);
        });
  }

  private void tell(DSLContext dsl, UUID id, Departure departure) {
    listeners.forEach(listener -> listener.departed(dsl, List.of(id), departure));
  }

  /** The devices that pass the filter, in the order of their ids. */
  public List<FilteredDevice> filtered(DSLContext dsl, DeviceFilter filter) {
    return DeviceStore.filtered(dsl, filter);
  }

  /** Admits a new device. */
  public void register(DSLContext dsl, Registration registration, String detail, Instant now) {
    DeviceStore.insert(dsl, registration, now);
    DeviceEventKind kind =
        registration.clonedFrom() == null
            ? DeviceEventKind.ENROLLED
            : DeviceEventKind.ENROLLED_AS_CLONE;
    DeviceStore.insertEvent(dsl, registration.id(), kind, detail, now);
  }

  /** Admits a device once more that the caller holds, with the hardware facts of today. */
  public void enrolAgain(
      DSLContext dsl, UUID id, String hostName, HardwareFacts facts, String detail, Instant now) {
    DeviceStore.enrolAgain(dsl, id, hostName, facts);
    DeviceStore.insertEvent(dsl, id, DeviceEventKind.RE_ENROLLED, detail, now);
    tell(dsl, id, Departure.RE_IMAGED);
  }

  /** Holds a device until the transaction ends, so that nobody moves it meanwhile. */
  public static void hold(DSLContext dsl, UUID id) {
    DeviceStore.lock(dsl, id);
  }

  /**
   * Puts a device at another site: what it reports from then on counts there.
   *
   * @param detail the names of both sites
   */
  public static void move(DSLContext dsl, UUID id, long siteId, String detail, Instant now) {
    DeviceStore.setSite(dsl, id, siteId);
    DeviceStore.insertEvent(dsl, id, DeviceEventKind.MOVED, detail, now);
  }

  /** Puts an event on record. */
  public void recordEvent(
      DSLContext dsl, UUID id, DeviceEventKind kind, String detail, Instant now) {
    DeviceStore.insertEvent(dsl, id, kind, detail, now);
  }

  /**
   * Puts on record that other hardware presents a device's identity: once for each such machine,
   * and for at most {@value #CLONES_TOLD_APART} of them.
   */
  public void recordClone(DSLContext dsl, UUID id, HardwareFacts presented, Instant now) {
    hold.hold(dsl, List.of(id));
    String detail = firmwareNumbers(presented);
    if (!DeviceStore.hasEvent(dsl, id, DeviceEventKind.CLONE_DETECTED, detail)
        && DeviceStore.countEvents(dsl, id, DeviceEventKind.CLONE_DETECTED) < CLONES_TOLD_APART) {
      DeviceStore.insertEvent(dsl, id, DeviceEventKind.CLONE_DETECTED, detail, now);
      tell(dsl, id, Departure.CLONED);
    }
  }

  private static String firmwareNumbers(HardwareFacts facts) {
    String numbers =
        Stream.of(facts.getSystemSerial(), facts.getSmbiosUuid(), facts.getBoardSerial())
            .filter(HardwareMatch::isTelling)
            .collect(Collectors.joining(", "));
    return numbers.isEmpty() ? String.join(", ", facts.getMacAddressesList()) : numbers;
  }

  /** What is known of these devices; those that are not on record are missing from the answer. */
  public Map<UUID, DeviceStanding> standings(DSLContext dsl, Collection<UUID> ids) {
    return DeviceStore.standings(dsl, ids);
  }

  /** At which site each of these devices is. */
  public Map<UUID, Long> sites(DSLContext dsl, Collection<UUID> ids) {
    return DeviceStore.sites(dsl, ids);
  }

  /** As {@link #standings}, and holds the device until the transaction ends. */
  public Optional<DeviceStanding> lock(DSLContext dsl, UUID id) {
    hold.hold(dsl, List.of(id));
    return DeviceStore.lock(dsl, id);
  }

  /**
   * The machine with these facts, by its firmware's numbers, where it is on record at this site or
   * below.
   */
  public Optional<DeviceStanding> sameMachine(DSLContext dsl, long siteId, HardwareFacts facts) {
    return SitePaths.find(dsl, Scope.EVERYWHERE, siteId)
        .flatMap(path -> DeviceStore.sameMachine(dsl, new Scope(List.of(path)), facts));
  }

  /** As {@link #sameMachine}, wherever it is. */
  public Optional<DeviceStanding> sameMachineAnywhere(DSLContext dsl, HardwareFacts facts) {
    return DeviceStore.sameMachine(dsl, Scope.EVERYWHERE, facts);
  }

  /** Puts on record of both that a device has the numbers of another site's. */
  public void recordSameNumbers(DSLContext dsl, UUID id, UUID other, Instant now) {
    DeviceStore.insertEvent(dsl, id, DeviceEventKind.SAME_NUMBERS, other.toString(), now);
    DeviceStore.insertEvent(dsl, other, DeviceEventKind.SAME_NUMBERS, id.toString(), now);
  }

  /** How many machines were told apart from this identity. */
  public int countClones(DSLContext dsl, UUID original) {
    return DeviceStore.countClones(dsl, original);
  }

  /**
   * Notes on which day devices checked in, and what their agents said to be.
   *
   * @param versions the agent's version of each device
   */
  public void recordContacts(DSLContext dsl, Map<UUID, String> versions, Instant at) {
    Map<String, List<UUID>> devices = new HashMap<>();
    versions.forEach(
        (id, version) -> devices.computeIfAbsent(version, unused -> new ArrayList<>()).add(id));
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    devices.forEach((version, ids) -> DeviceStore.putContacts(dsl, ids, day, version));
  }

  /** Keeps the newest inventory of each device, and what lists show of it. */
  public void recordInventories(DSLContext dsl, Collection<InventoryReading> readings) {
    InventoryStore.put(dsl, readings);
  }

  /**
   * Keeps the last of the given readings of each device; volumes that it does not list are removed.
   * A volume whose figures contradict each other is left out.
   */
  public void recordVolumes(DSLContext dsl, Collection<VolumesReading> readings) {
    StorageStore.put(dsl, readings);
  }
}
