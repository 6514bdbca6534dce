package fr.regain.console.checkin;

import static fr.regain.console.schema.Tables.PAST_SPOOL;
import static java.util.stream.Collectors.joining;

import com.google.protobuf.ByteString;
import fr.regain.console.device.DeviceHold;
import fr.regain.console.device.DevicePlace;
import fr.regain.console.platform.PlainSql;
import fr.regain.v1.CheckInRequest;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** The tables of the check-in, read and written for many devices at a time. */
@Singleton
final class CheckInStore implements DeviceHold {
  /**
   * How far the reports of each of these devices have come; held until the transaction ends against
   * the other consoles of the same database.
   */
  Map<UUID, Progress> find(DSLContext database, Collection<UUID> ids) {
    // H2 serves one console, which writes its check-ins one round after the other.
    String query =
        """
        select place, spool_id, received_through, received_reports, inventory_digest, last_at,
        agent_version, past_check_ins, recognised_by, renew_at
        from check_in_state where place = any(?)\
        """
            + (database.family() == SQLDialect.POSTGRES ? " order by place for update" : "");
    Map<Long, Progress> found = new HashMap<>();
    PlainSql.read(
        database, query, row -> found.put(row.getLong(1), progress(row)), (Object) places(ids));
    Map<UUID, Progress> known = new HashMap<>();
    for (UUID id : ids) {
      Progress progress = found.get(DevicePlace.of(id));
      if (progress != null) {
        known.put(id, progress);
      }
    }
    return known;
  }

  private static Progress progress(ResultSet row) throws SQLException {
    byte[] recognisedBy = row.getBytes(9);
    return new Progress(
        row.getObject(2, UUID.class),
        row.getLong(3),
        row.getLong(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getString(7),
        PastCheckIns.kept(row.getBytes(8)),
        recognisedBy == null
            ? null
            : new Recognition(
                ByteString.copyFrom(recognisedBy),
                row.getObject(10, OffsetDateTime.class).toInstant()));
  }

  private static Long[] places(Collection<UUID> ids) {
    return ids.stream().map(DevicePlace::of).toArray(Long[]::new);
  }

  /** The order is that in which {@link #find} holds devices. */
  @Override
  public void hold(DSLContext database, Collection<UUID> ids) {
    PlainSql.read(
        database,
        "select place from check_in_state where place = any(?) order by place for update",
        row -> row.getLong(1),
        (Object) places(ids));
  }

  /** Has the devices judged anew when they come next. */
  void dropRecognition(DSLContext database, Collection<UUID> ids) {
    PlainSql.change(
        database,
        "update check_in_state set recognised_by = null, renew_at = null where place = any(?)",
        List.<Object[]>of(new Object[] {places(ids)}));
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
   */
  void saveStates(DSLContext database, Collection<Verdict.Accepted> accepted) {
    List<Object[]> first = new ArrayList<>();
    List<Object[]> again = new ArrayList<>(accepted.size());
    List<Object[]> recognised = new ArrayList<>();
    for (Verdict.Accepted verdict : accepted) {
      Progress before = verdict.before();
      (before == null ? first : again).add(values(verdict));
      // Of a row that nobody could hold while the device was judged, it is not written.
      Recognition recognition = verdict.after().recognition();
      if (before != null && recognition != null && !recognition.equals(before.recognition())) {
        recognised.add(values(recognition, verdict.checkIn()));
      }
    }
    PlainSql.change(
        database,
        """
        insert into check_in_state (spool_id, received_through, received_reports, lost_reports,
        last_at, next_at, agent_version, protocol_level, clock_offset_millis, inventory_digest,
        health, past_check_ins, place) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        first);
    PlainSql.change(
        database,
        """
        update check_in_state set spool_id = ?, received_through = ?, received_reports = ?,
        lost_reports = ?, last_at = ?, next_at = ?, agent_version = ?, protocol_level = ?,
        clock_offset_millis = ?, inventory_digest = ?, health = ?, past_check_ins = ?
        where place = ?\
        """,
        again);
    PlainSql.change(
        database,
        "update check_in_state set recognised_by = ?, renew_at = ? where place = ?",
        recognised);
  }

  private static Object[] values(Verdict.Accepted verdict) {
    CheckIn checkIn = verdict.checkIn();
    CheckInRequest request = checkIn.request();
    return new Object[] {
      verdict.after().spoolId(),
      verdict.after().receivedThrough(),
      verdict.after().receivedReports(),
      request.getSpoolLostReports(),
      utc(checkIn.receivedAt()),
      utc(verdict.nextAt()),
      request.getAgentVersion(),
      request.getProtocolLevel(),
      checkIn.clockOffset().toMillis(),
      verdict.after().inventoryDigest(),
      health(request),
      verdict.after().history().lines(),
      DevicePlace.of(checkIn.deviceId())
    };
  }

  private static Object[] values(Recognition recognition, CheckIn checkIn) {
    return new Object[] {
      recognition.digest().toByteArray(),
      utc(recognition.renewAt()),
      DevicePlace.of(checkIn.deviceId())
    };
  }

  private static @Nullable String health(CheckInRequest request) {
    if (request.getHealthCount() == 0) {
      return null;
    }
    return request.getHealthList().stream()
        .map(condition -> condition.getCode() + ": " + condition.getText())
        .collect(joining("\n"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
