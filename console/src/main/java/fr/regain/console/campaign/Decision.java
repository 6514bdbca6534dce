package fr.regain.console.campaign;

import org.jspecify.annotations.Nullable;

/**
 * What a person decides on a campaign.
 *
 * @param action as the journal names it
 * @param event what it means to the campaign
 * @param reason code of why the campaign is in its new state, for pages; absent when that is plain
 * @param detail what the person said
 */
record Decision(
    String action, CampaignEvent event, @Nullable String reason, @Nullable String detail) {

  static Decision of(String action, CampaignEvent event) {
    return new Decision(action, event, null, null);
  }
}
