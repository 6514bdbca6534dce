package fr.regain.console.campaign;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.Instant;

/**
 * What the page before a launch shows.
 *
 * @param visit the request
 * @param campaign the campaign
 * @param form the form
 * @param today how many devices the filter takes now
 * @param typed whether the number has to be typed
 * @param filter the list of exactly those devices
 */
public record LaunchView(
    Visit visit, Campaign campaign, Form form, Targeted today, boolean typed, String filter) {
  /** What the campaign is called. */
  public String name() {
    return campaign.draft().name();
  }

  private long approved() {
    Campaign.Approval approval = campaign.approval();
    return approval == null ? 0 : approval.devices();
  }

  /** How many devices it was approved for, and how many there are now. */
  public String difference() {
    long difference = today.devices() - approved();
    return difference == 0
        ? visit.say("launch.same", today.devices())
        : visit.say(
            difference > 0 ? "launch.more" : "launch.fewer",
            approved(),
            today.devices(),
            Math.abs(difference));
  }

  /** Whether the fleet has outgrown the approval. */
  public boolean outgrown() {
    return ReviewService.outgrows(today.devices(), approved());
  }

  /** What will happen. */
  public String text() {
    Instant startsAt = campaign.draft().schedule().startsAt();
    return startsAt == null || !startsAt.isAfter(visit.now())
        ? visit.say("launch.now", campaign.waves().size())
        : visit.say("launch.later", CampaignText.moment(visit, startsAt), campaign.waves().size());
  }

  /** The number to confirm. */
  public String devices() {
    return Long.toString(today.devices());
  }

  /** Where the form is sent. */
  public String action() {
    return CampaignPath.launch(campaign.id());
  }

  /** Where one goes back to. */
  public String back() {
    return CampaignPath.trial(campaign.id());
  }
}
