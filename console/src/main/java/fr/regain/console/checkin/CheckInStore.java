package fr.regain.console.checkin;

import static fr.regain.console.schema.Tables.PAST_SPOOL;
import static java.util.stream.Collectors.joining;

import fr.regain.console.platform.PlainSql;
import fr.regain.v1.CheckInRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** The tables of the check-in, read and written for many devices at a time. */
@Singleton
final class CheckInStore {
  /**
   * How far the reports of each of these devices have come; held until the transaction ends against
   * the other consoles of the same database.
   */
  Map<UUID, Progress> find(DSLContext database, Collection<UUID> ids) {
    // H2 serves one console, which writes its check-ins one round after the other.
    String query =
        """
        select device_id, spool_id, received_through, received_reports, inventory_digest,
        past_check_ins from check_in_state where device_id = any(?)\
        """
            + (database.family() == SQLDialect.POSTGRES ? " order by device_id for update" : "");
    Map<UUID, Progress> found = new HashMap<>();
    PlainSql.read(
        database,
        query,
        row ->
            found.put(
                row.getObject(1, UUID.class),
                new Progress(
                    row.getObject(2, UUID.class),
                    row.getLong(3),
                    row.getLong(4),
                    row.getString(5),
                    PastCheckIns.kept(row.getBytes(6)))),
        (Object) ids.toArray(UUID[]::new));
    return found;
  }

  /**
   * How far the reports of a spool had come when the device last used another one; 0 for a spool
   * never seen.
   */
  long pastSpoolMark(DSLContext database, UUID deviceId, UUID spoolId) {
    Long mark =
        database
            .select(PAST_SPOOL.RECEIVED_THROUGH)
            .from(PAST_SPOOL)
            .where(PAST_SPOOL.DEVICE_ID.eq(deviceId), PAST_SPOOL.SPOOL_ID.eq(spoolId))
            .fetchOne(PAST_SPOOL.RECEIVED_THROUGH);
    return mark == null ? 0 : mark;
  }

  /** Remembers how far a spool had come, now that the device uses another one. */
  void keepPastSpool(DSLContext database, UUID deviceId, Progress past) {
    database
        .insertInto(PAST_SPOOL)
        .set(PAST_SPOOL.DEVICE_ID, deviceId)
        .set(PAST_SPOOL.SPOOL_ID, past.spoolId())
        .set(PAST_SPOOL.RECEIVED_THROUGH, past.receivedThrough())
        .onConflict(PAST_SPOOL.DEVICE_ID, PAST_SPOOL.SPOOL_ID)
        .doUpdate()
        .set(PAST_SPOOL.RECEIVED_THROUGH, past.receivedThrough())
        .execute();
  }

  /**
   * Writes the state of each device after its check-in.
   *
   * @param accepted at most one verdict of each device: its last
   * @param nextAt the next slot of each
   */
  void saveStates(
      DSLContext database, Collection<Verdict.Accepted> accepted, Map<UUID, Instant> nextAt) {
    List<Object[]> first = new ArrayList<>();
    List<Object[]> again = new ArrayList<>(accepted.size());
    for (Verdict.Accepted verdict : accepted) {
      CheckIn checkIn = verdict.checkIn();
      CheckInRequest request = checkIn.request();
      Object[] values = {
        verdict.after().spoolId(),
        verdict.after().receivedThrough(),
        verdict.after().receivedReports(),
        request.getSpoolLostReports(),
        utc(checkIn.receivedAt()),
        utc(nextAt.get(checkIn.deviceId())),
        request.getAgentVersion(),
        request.getProtocolLevel(),
        checkIn.clockOffset().toMillis(),
        verdict.after().inventoryDigest(),
        health(request),
        verdict.after().history().lines(),
        checkIn.deviceId()
      };
      (verdict.before() == null ? first : again).add(values);
    }
    PlainSql.change(
        database,
        """
        insert into check_in_state (spool_id, received_through, received_reports, lost_reports,
        last_at, next_at, agent_version, protocol_level, clock_offset_millis, inventory_digest,
        health, past_check_ins, device_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        first);
    PlainSql.change(
        database,
        """
        update check_in_state set spool_id = ?, received_through = ?, received_reports = ?,
        lost_reports = ?, last_at = ?, next_at = ?, agent_version = ?, protocol_level = ?,
        clock_offset_millis = ?, inventory_digest = ?, health = ?, past_check_ins = ? where device_id = ?\
        """,
        again);
  }

  private static @Nullable String health(CheckInRequest request) {
    if (request.getHealthCount() == 0) {
      return null;
    }
    return request.getHealthList().stream()
        .map(condition -> condition.getCode() + ": " + condition.getText())
        .collect(joining("\n"));
  }

  private static OffsetDateTime utc(@Nullable Instant instant) {
    return Objects.requireNonNull(instant).atOffset(ZoneOffset.UTC);
  }
}
