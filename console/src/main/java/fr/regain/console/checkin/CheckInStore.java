package fr.regain.console.checkin;

import static fr.regain.console.schema.Tables.CHECK_IN;
import static fr.regain.console.schema.Tables.CHECK_IN_STATE;
import static fr.regain.console.schema.Tables.PAST_SPOOL;
import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.any;

import fr.regain.console.schema.tables.records.CheckInStateRecord;
import fr.regain.v1.CheckInRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** The tables of the check-in, read and written for many devices at a time. */
@Singleton
final class CheckInStore {
  /**
   * How far the reports of each of these devices have come; held until the transaction ends against
   * the other consoles of the same database.
   */
  Map<UUID, Progress> find(DSLContext database, Collection<UUID> ids) {
    SelectConditionStep<CheckInStateRecord> query =
        database
            .selectFrom(CHECK_IN_STATE)
            .where(CHECK_IN_STATE.DEVICE_ID.eq(any(ids.toArray(UUID[]::new))));
    // H2 serves one console, which writes its check-ins one round after the other.
    ResultQuery<CheckInStateRecord> held =
        database.family() == SQLDialect.POSTGRES
            ? query.orderBy(CHECK_IN_STATE.DEVICE_ID).forUpdate()
            : query;
    Map<UUID, Progress> found = new HashMap<>();
    held.forEach(
        row ->
            found.put(
                row.getDeviceId(),
                new Progress(
                    row.getSpoolId(),
                    row.getReceivedThrough(),
                    row.getReceivedReports(),
                    row.getInventoryDigest())));
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
    BatchBindStep update =
        database.batch(
            database
                .update(CHECK_IN_STATE)
                .set(CHECK_IN_STATE.SPOOL_ID, (UUID) null)
                .set(CHECK_IN_STATE.RECEIVED_THROUGH, (Long) null)
                .set(CHECK_IN_STATE.RECEIVED_REPORTS, (Long) null)
                .set(CHECK_IN_STATE.LOST_REPORTS, (Long) null)
                .set(CHECK_IN_STATE.LAST_AT, (OffsetDateTime) null)
                .set(CHECK_IN_STATE.NEXT_AT, (OffsetDateTime) null)
                .set(CHECK_IN_STATE.AGENT_VERSION, (String) null)
                .set(CHECK_IN_STATE.PROTOCOL_LEVEL, (Integer) null)
                .set(CHECK_IN_STATE.CLOCK_OFFSET_MILLIS, (Long) null)
                .set(CHECK_IN_STATE.INVENTORY_DIGEST, (String) null)
                .set(CHECK_IN_STATE.HEALTH, (String) null)
                .where(CHECK_IN_STATE.DEVICE_ID.eq((UUID) null)));
    BatchBindStep insert =
        database.batch(
            database
                .insertInto(
                    CHECK_IN_STATE,
                    CHECK_IN_STATE.SPOOL_ID,
                    CHECK_IN_STATE.RECEIVED_THROUGH,
                    CHECK_IN_STATE.RECEIVED_REPORTS,
                    CHECK_IN_STATE.LOST_REPORTS,
                    CHECK_IN_STATE.LAST_AT,
                    CHECK_IN_STATE.NEXT_AT,
                    CHECK_IN_STATE.AGENT_VERSION,
                    CHECK_IN_STATE.PROTOCOL_LEVEL,
                    CHECK_IN_STATE.CLOCK_OFFSET_MILLIS,
                    CHECK_IN_STATE.INVENTORY_DIGEST,
                    CHECK_IN_STATE.HEALTH,
                    CHECK_IN_STATE.DEVICE_ID)
                .values(
                    (UUID) null, null, null, null, null, null, null, null, null, null, null, null));
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
        checkIn.deviceId()
      };
      if (verdict.before() == null) {
        insert = insert.bind(values);
      } else {
        update = update.bind(values);
      }
    }
    execute(insert);
    execute(update);
  }

  /** Adds a line to the history of each device. */
  void addHistory(DSLContext database, List<Verdict.Accepted> accepted) {
    BatchBindStep insert =
        database.batch(
            database
                .insertInto(
                    CHECK_IN,
                    CHECK_IN.DEVICE_ID,
                    CHECK_IN.AT,
                    CHECK_IN.SPOOL_ID,
                    CHECK_IN.FIRST_REPORT,
                    CHECK_IN.LAST_REPORT,
                    CHECK_IN.REPORTS,
                    CHECK_IN.REQUEST_BYTES)
                .values((UUID) null, null, null, null, null, null, null));
    for (Verdict.Accepted verdict : accepted) {
      List<ReceivedReport> fresh = verdict.fresh();
      insert =
          insert.bind(
              verdict.checkIn().deviceId(),
              utc(verdict.checkIn().receivedAt()),
              verdict.after().spoolId(),
              fresh.isEmpty() ? null : fresh.getFirst().report().getNumber(),
              fresh.isEmpty() ? null : fresh.getLast().report().getNumber(),
              fresh.size(),
              verdict.checkIn().request().getSerializedSize());
    }
    execute(insert);
  }

  private static void execute(BatchBindStep batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
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
