package fr.regain.console.lease;

import static fr.regain.console.schema.Tables.LEASE;
import static fr.regain.console.schema.Tables.STRAY_LEASE;
import static org.jooq.impl.DSL.any;

import fr.regain.console.campaign.WorkKind;
import fr.regain.console.schema.tables.records.LeaseRecord;
import fr.regain.v1.WorkProgress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/** The tables {@code lease} and {@code stray_lease}. */
final class LeaseStore {
  private LeaseStore() {}

  /** The leases that these devices hold by the console's books, and those of these ids. */
  static List<Lease> heldOrNamed(DSLContext dsl, Collection<UUID> devices, Collection<UUID> named) {
    return dsl.selectFrom(LEASE)
        .where(
            LEASE.DEVICE_ID.eq(any(devices.toArray(UUID[]::new))),
            named.isEmpty()
                ? LEASE.STATE.eq(LeaseState.HELD.name())
                : LEASE
                    .STATE
                    .eq(LeaseState.HELD.name())
                    .or(LEASE.ID.eq(any(named.toArray(UUID[]::new)))))
        .fetch(LeaseStore::lease);
  }

  static void insert(DSLContext dsl, List<Lease> leases) {
    if (leases.isEmpty()) {
      return;
    }
    BatchBindStep insert =
        dsl.batch(
            dsl.insertInto(
                    LEASE,
                    LEASE.ID,
                    LEASE.CAMPAIGN_ID,
                    LEASE.TRIAL,
                    LEASE.DEVICE_ID,
                    LEASE.SITE_ID,
                    LEASE.MODE,
                    LEASE.WAVE,
                    LEASE.ISSUED_AT,
                    LEASE.EXPIRES_AT,
                    LEASE.MAXIMUM_FILES,
                    LEASE.MAXIMUM_BYTES,
                    LEASE.STATE)
                .values(
                    (UUID) null, null, null, null, null, null, null, null, null, null, null, null));
    for (Lease lease : leases) {
      insert =
          insert.bind(
              lease.id(),
              lease.campaignId(),
              lease.trial(),
              lease.deviceId(),
              lease.siteId(),
              lease.kind().name(),
              lease.wave(),
              time(lease.issuedAt()),
              time(lease.expiresAt()),
              lease.maximumFiles(),
              lease.maximumBytes(),
              lease.state().name());
    }
    insert.execute();
  }

  /** Puts leases into another state, each by its id. */
  static void setStates(DSLContext dsl, Map<UUID, LeaseState> states) {
    states.keySet().stream()
        .collect(Collectors.groupingBy(states::get))
        .forEach(
            (state, ids) ->
                dsl.update(LEASE)
                    .set(LEASE.STATE, state.name())
                    .where(LEASE.ID.eq(any(ids.toArray(UUID[]::new))))
                    .execute());
  }

  static void setProgress(DSLContext dsl, Collection<WorkProgress> progress, Instant now) {
    BatchBindStep update =
        dsl.batch(
            dsl.update(LEASE)
                .set(LEASE.ITEMS_DONE, (Long) null)
                .set(LEASE.ITEMS, (Long) null)
                .set(LEASE.PROGRESS_AT, (OffsetDateTime) null)
                .where(LEASE.ID.eq((UUID) null)));
    for (WorkProgress one : progress) {
      update =
          update.bind(one.getItemsDone(), one.getItems(), time(now), WireId.of(one.getLeaseId()));
    }
    update.execute();
  }

  /**
   * Counts what a device says of leases that this console has not given.
   *
   * @param reports how many it reported on
   * @param held how many it says it holds
   */
  static void countStray(
      DSLContext dsl,
      UUID device,
      long reports,
      long held,
      long deletedBytes,
      long heldBytes,
      Instant now) {
    int updated =
        dsl.update(STRAY_LEASE)
            .set(STRAY_LEASE.REPORTS, STRAY_LEASE.REPORTS.plus(reports))
            .set(STRAY_LEASE.HELD, STRAY_LEASE.HELD.plus(held))
            .set(STRAY_LEASE.DELETED_BYTES, STRAY_LEASE.DELETED_BYTES.plus(deletedBytes))
            .set(STRAY_LEASE.HELD_BYTES, STRAY_LEASE.HELD_BYTES.plus(heldBytes))
            .set(STRAY_LEASE.LAST_AT, time(now))
            .where(STRAY_LEASE.DEVICE_ID.eq(device))
            .execute();
    if (updated == 0) {
      dsl.insertInto(STRAY_LEASE)
          .set(STRAY_LEASE.DEVICE_ID, device)
          .set(STRAY_LEASE.REPORTS, reports)
          .set(STRAY_LEASE.HELD, held)
          .set(STRAY_LEASE.DELETED_BYTES, deletedBytes)
          .set(STRAY_LEASE.HELD_BYTES, heldBytes)
          .set(STRAY_LEASE.LAST_AT, time(now))
          .execute();
    }
  }

  private static Lease lease(LeaseRecord row) {
    return new Lease(
        row.getId(),
        row.getCampaignId(),
        row.getTrial(),
        row.getDeviceId(),
        row.getSiteId(),
        WorkKind.valueOf(row.getMode()),
        row.getWave(),
        row.getIssuedAt().toInstant(),
        row.getExpiresAt().toInstant(),
        row.getMaximumFiles(),
        row.getMaximumBytes(),
        LeaseState.valueOf(row.getState()));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
