package fr.regain.console.lease;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.LEASE;
import static org.jooq.impl.DSL.any;

import fr.regain.console.campaign.CampaignState;
import fr.regain.console.campaign.ParticipantState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Which devices at work may go on: the same answer on every console of one database. */
final class WorkOrders {
  private WorkOrders() {}

  /** Those of these leases, each with its device, under which work may go on now. */
  static Set<Work> mayGoOn(DSLContext dsl, Collection<UUID> leases, Instant now) {
    return new HashSet<>(
        dsl.select(LEASE.ID, LEASE.DEVICE_ID)
            .from(LEASE)
            .join(CAMPAIGN)
            .on(CAMPAIGN.ID.eq(LEASE.CAMPAIGN_ID))
            .join(CAMPAIGN_DEVICE)
            .on(
                CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(LEASE.CAMPAIGN_ID),
                CAMPAIGN_DEVICE.DEVICE_ID.eq(LEASE.DEVICE_ID))
            .where(
                LEASE.ID.eq(any(leases.toArray(UUID[]::new))),
                LEASE.STATE.eq(LeaseState.HELD.name()),
                LEASE.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC)),
                CAMPAIGN.STATE.in(CampaignState.RUNNING.name(), CampaignState.PAUSED.name()),
                CAMPAIGN_DEVICE.STATE.in(
                    ParticipantState.LEASED.name(),
                    ParticipantState.RUNNING.name(),
                    ParticipantState.ASKING.name(),
                    ParticipantState.DONE.name(),
                    ParticipantState.DECLINED.name()))
            .fetch(row -> new Work(row.value1(), row.value2())));
  }

  /**
   * A device at work under a lease.
   *
   * @param lease the lease
   * @param device the device
   */
  record Work(UUID lease, UUID device) {}
}
