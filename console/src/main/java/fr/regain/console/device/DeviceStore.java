package fr.regain.console.device;

import static fr.regain.console.schema.Tables.DEVICE;
import static fr.regain.console.schema.Tables.DEVICE_EVENT;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.access.Scope;
import fr.regain.console.event.EventKind;
import fr.regain.console.event.EventLog;
import fr.regain.console.event.Facts;
import fr.regain.console.platform.PlainSql;
import fr.regain.console.schema.tables.records.DeviceRecord;
import fr.regain.v1.HardwareFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Identity of devices: the table {@code device_event}, and {@code device} but for its readings. */
final class DeviceStore {
  // Machines of one series may share UUID and serial number; more than this is no series.
  private static final int SAME_NUMBERS = 100;

  private DeviceStore() {}

  static void insert(DSLContext dsl, Registration registration, Instant now) {
    DeviceRecord device = dsl.newRecord(DEVICE);
    device.setId(registration.id());
    device.setPlace(DevicePlace.of(registration.id()));
    device.setSiteId(registration.siteId());
    device.setState(DeviceState.ACTIVE.name());
    device.setEnrolledAt(now.atOffset(ZoneOffset.UTC));
    device.setClonedFrom(registration.clonedFrom());
    putEnrolment(device, registration.hostName(), registration.facts());
    device.setSitePath(SitePaths.find(dsl, Scope.EVERYWHERE, registration.siteId()).orElseThrow());
    device.insert();
    ListedColumns.refresh(dsl, registration.id());
  }

  static void enrolAgain(DSLContext dsl, UUID id, String hostName, HardwareFacts facts) {
    DeviceRecord device = dsl.newRecord(DEVICE);
    putEnrolment(device, hostName, facts);
    dsl.update(DEVICE).set(device).where(DEVICE.ID.eq(id)).execute();
    ListedColumns.refresh(dsl, id);
  }

  private static void putEnrolment(DeviceRecord device, String hostName, HardwareFacts facts) {
    device.setHostName(ReportedText.orEmpty(hostName, ReportedText.WIDTH));
    device.setFacts(facts.toByteArray());
    device.setSmbiosUuid(telling(facts.getSmbiosUuid()));
    device.setSystemSerial(telling(facts.getSystemSerial()));
  }

  private static @Nullable String telling(String firmwareNumber) {
    return HardwareMatch.isTelling(firmwareNumber) ? JunkValues.comparable(firmwareNumber) : null;
  }

  static Map<UUID, DeviceStanding> standings(DSLContext dsl, Collection<UUID> ids) {
    Map<UUID, DeviceStanding> found = new HashMap<>();
    PlainSql.read(
            dsl,
            "select id, site_id, state, facts from device where id = any(?)",
            row ->
                standing(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    row.getString(3),
                    row.getBytes(4)),
            (Object) ids.toArray(UUID[]::new))
        .forEach(standing -> found.put(standing.id(), standing));
    return found;
  }

  static Map<UUID, Long> sites(DSLContext dsl, Collection<UUID> ids) {
    return dsl.select(DEVICE.ID, DEVICE.SITE_ID)
        .from(DEVICE)
        .where(DEVICE.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .fetchMap(DEVICE.ID, DEVICE.SITE_ID);
  }

  /** The device, held against other enrolments until the transaction ends. */
  static Optional<DeviceStanding> lock(DSLContext dsl, UUID id) {
    return dsl.select(DEVICE.ID, DEVICE.SITE_ID, DEVICE.STATE, DEVICE.FACTS)
        .from(DEVICE)
        .where(DEVICE.ID.eq(id))
        .forUpdate()
        .fetchOptional(DeviceStore::standing);
  }

  /** The machine with these facts, where it is on record in the scope; the latest of several. */
  static Optional<DeviceStanding> sameMachine(DSLContext dsl, Scope scope, HardwareFacts facts) {
    String uuid = telling(facts.getSmbiosUuid());
    String serial = telling(facts.getSystemSerial());
    if (uuid == null || serial == null) {
      return Optional.empty();
    }
    return dsl
        .select(DEVICE.ID, DEVICE.SITE_ID, DEVICE.STATE, DEVICE.FACTS)
        .from(DEVICE)
        .where(
            DEVICE.SMBIOS_UUID.eq(uuid),
            DEVICE.SYSTEM_SERIAL.eq(serial),
            scope.holds(DEVICE.SITE_PATH))
        .orderBy(DEVICE.ENROLLED_AT.desc(), DEVICE.ID)
        .limit(SAME_NUMBERS)
        .fetch(DeviceStore::standing)
        .stream()
        .filter(known -> HardwareMatch.isSameMachineAgain(known.facts(), facts))
        .findFirst();
  }

  static int countClones(DSLContext dsl, UUID original) {
    return dsl.fetchCount(DEVICE, DEVICE.CLONED_FROM.eq(original));
  }

  static int setState(DSLContext dsl, UUID id, DeviceState from, DeviceState to) {
    return dsl.update(DEVICE)
        .set(DEVICE.STATE, to.name())
        .where(DEVICE.ID.eq(id), DEVICE.STATE.eq(from.name()))
        .execute();
  }

  static void setSite(DSLContext dsl, UUID id, long siteId) {
    dsl.update(DEVICE)
        .set(DEVICE.SITE_ID, siteId)
        .set(DEVICE.SITE_PATH, SitePaths.find(dsl, Scope.EVERYWHERE, siteId).orElseThrow())
        .where(DEVICE.ID.eq(id))
        .execute();
  }

  static int remove(DSLContext dsl, UUID id) {
    dsl.update(DEVICE)
        .set(DEVICE.CLONED_FROM, (UUID) null)
        .where(DEVICE.CLONED_FROM.eq(id))
        .execute();
    return dsl.deleteFrom(DEVICE).where(DEVICE.ID.eq(id)).execute();
  }

  static List<FilteredDevice> filtered(DSLContext dsl, DeviceFilter filter) {
    return dsl.select(DEVICE.ID, DEVICE.SITE_ID, DEVICE.RING_ID, DEVICE.HOST_NAME)
        .from(DEVICE)
        .where(DeviceConditions.gathering(filter))
        .orderBy(DEVICE.ID)
        .fetch(row -> new FilteredDevice(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** Notes the day on which devices checked in, and the version of their agents. */
  static void putContacts(
      DSLContext dsl, Collection<UUID> ids, LocalDate day, String agentVersion) {
    PlainSql.change(
        dsl,
        """
        update device set contact_on = ?, agent_version = ? where id = any(?)
        and (contact_on is distinct from ? or agent_version is distinct from ?)\
        """,
        List.<Object[]>of(
            new Object[] {day, agentVersion, ids.toArray(UUID[]::new), day, agentVersion}));
  }

  static void insertEvent(
      DSLContext dsl, UUID id, DeviceEventKind kind, String detail, Instant at) {
    dsl.insertInto(DEVICE_EVENT)
        .set(DEVICE_EVENT.DEVICE_ID, id)
        .set(DEVICE_EVENT.AT, at.atOffset(ZoneOffset.UTC))
        .set(DEVICE_EVENT.KIND, kind.name())
        .set(DEVICE_EVENT.DETAIL, ReportedText.orEmpty(detail, 1_000))
        .execute();
    tell(dsl, id, kind, at);
  }

  private static void tell(DSLContext dsl, UUID id, DeviceEventKind kind, Instant at) {
    EventKind told =
        switch (kind) {
          case ENROLLED, ENROLLED_AS_CLONE -> EventKind.DEVICE_ENROLLED;
          case CLONE_DETECTED, SAME_NUMBERS -> EventKind.DEVICE_COPIED;
          case REVOKED -> EventKind.DEVICE_REVOKED;
          case RE_ENROLLED, RENEWED, RENEWED_AFTER_EXPIRY, READMITTED, MOVED -> null;
        };
    if (told != null) {
      Field<String> site =
          DSL.field(DSL.select(DEVICE.SITE_PATH).from(DEVICE).where(DEVICE.ID.eq(id)));
      EventLog.add(dsl, told, at, site, new Facts().with("deviceId", id));
    }
  }

  static boolean hasEvent(DSLContext dsl, UUID id, DeviceEventKind kind, String detail) {
    return dsl.fetchExists(
        DEVICE_EVENT,
        DEVICE_EVENT
            .DEVICE_ID
            .eq(id)
            .and(DEVICE_EVENT.KIND.eq(kind.name()))
            .and(DEVICE_EVENT.DETAIL.eq(ReportedText.orEmpty(detail, 1_000))));
  }

  static int countEvents(DSLContext dsl, UUID id, DeviceEventKind kind) {
    return dsl.fetchCount(
        DEVICE_EVENT, DEVICE_EVENT.DEVICE_ID.eq(id).and(DEVICE_EVENT.KIND.eq(kind.name())));
  }

  static List<DeviceEvent> events(DSLContext dsl, UUID id, int most) {
    return dsl.selectFrom(DEVICE_EVENT)
        .where(DEVICE_EVENT.DEVICE_ID.eq(id))
        .orderBy(DEVICE_EVENT.AT.desc(), DEVICE_EVENT.ID.desc())
        .limit(most)
        .fetch(
            row ->
                new DeviceEvent(
                    row.getAt().toInstant(),
                    DeviceEventKind.valueOf(row.getKind()),
                    row.getDetail()));
  }

  private static DeviceStanding standing(Record4<UUID, Long, String, byte[]> row) {
    return standing(row.value1(), row.value2(), row.value3(), row.value4());
  }

  private static DeviceStanding standing(UUID id, long siteId, String state, byte[] facts) {
    try {
      return new DeviceStanding(
          id, siteId, DeviceState.valueOf(state), HardwareFacts.parseFrom(facts));
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("The facts on record of " + id, damaged);
    }
  }
}
