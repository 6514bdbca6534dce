package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;

import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Removes the campaigns that were about sites which are about to be no more: those that aimed at
 * one of them, and those whose devices were all there. A campaign with devices elsewhere stays,
 * with its sums.
 */
public final class CampaignRemoval {
  private CampaignRemoval() {}

  /** As a step of the transaction that removes the sites. */
  public static void removeFrom(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(CAMPAIGN)
        .where(
            CAMPAIGN
                .FILTER_SITE_ID
                .in(siteIds)
                .or(
                    DSL.exists(
                            DSL.selectOne()
                                .from(CAMPAIGN_DEVICE)
                                .where(CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(CAMPAIGN.ID)))
                        .andNotExists(
                            DSL.selectOne()
                                .from(CAMPAIGN_DEVICE)
                                .where(
                                    CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(CAMPAIGN.ID),
                                    CAMPAIGN_DEVICE.SITE_ID.notIn(siteIds)))))
        .execute();
  }
}
