package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.event.EventKind;
import fr.regain.console.event.EventLog;
import fr.regain.console.event.Facts;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Tells what happens to campaigns, in the transaction in which it does. */
final class CampaignEvents {
  private CampaignEvents() {}

  /** A campaign is in another state. */
  static void moved(
      DSLContext dsl, UUID id, CampaignState state, @Nullable String reason, Instant now) {
    EventKind kind =
        switch (state) {
          // Back with its author, or on trial: nobody has to do anything about it.
          case DRAFT, TRYING -> null;
          case IN_REVIEW -> EventKind.CAMPAIGN_IN_REVIEW;
          case APPROVED -> EventKind.CAMPAIGN_APPROVED;
          case SCHEDULED -> EventKind.CAMPAIGN_SCHEDULED;
          case RUNNING -> EventKind.CAMPAIGN_RUNNING;
          case PAUSED -> EventKind.CAMPAIGN_PAUSED;
          case STOPPED -> EventKind.CAMPAIGN_STOPPED;
          case FINISHED -> EventKind.CAMPAIGN_FINISHED;
          case CANCELLED -> EventKind.CAMPAIGN_CANCELLED;
        };
    if (kind != null) {
      EventLog.add(
          dsl, kind, now, site(id), new Facts().with("campaignId", id).with("reason", reason));
    }
  }

  /** The devices of a wave may work. */
  static void released(DSLContext dsl, UUID id, int wave, Instant now) {
    EventLog.add(
        dsl,
        EventKind.CAMPAIGN_WAVE_RELEASED,
        now,
        site(id),
        new Facts().with("campaignId", id).with("wave", wave));
  }

  private static Field<String> site(UUID campaign) {
    return DSL.field(
        DSL.select(SITE.PATH)
            .from(SITE)
            .join(CAMPAIGN)
            .on(CAMPAIGN.FILTER_SITE_ID.eq(SITE.ID))
            .where(CAMPAIGN.ID.eq(campaign)));
  }
}
