package fr.regain.console.campaign;

import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;

/**
 * What the page of a campaign shows.
 *
 * @param visit the request
 * @param live the part that follows it
 * @param follows whether the page keeps itself up to date
 */
public record FollowView(Visit visit, StandingView live, boolean follows) {
  private Campaign campaign() {
    return live.campaign();
  }

  /** What the campaign is called. */
  public String name() {
    return campaign().draft().name();
  }

  /** The page that holds still, or keeps itself up to date again. */
  public String otherAddress() {
    return new Query(CampaignPath.of(campaign().id()))
        .with("direct", follows ? "non" : "")
        .toString();
  }

  /** Where its events come from. */
  public String stream() {
    return CampaignPath.of(campaign().id()) + "/flux";
  }

  /** Where a browser asks instead when no stream gets through. */
  public String news() {
    return CampaignPath.of(campaign().id()) + "/direct";
  }

  /** Names what the page shows. */
  public String version() {
    return live.standing().version();
  }

  /** Whether it is all over. */
  public boolean isOver() {
    return live.standing().isOver();
  }

  /** Address of the campaign. */
  public String back() {
    return CampaignPath.of(campaign().id());
  }

  /** Page of the dry run. */
  public String trialAddress() {
    return CampaignPath.trial(campaign().id());
  }

  /** Page of the report. */
  public String resultAddress() {
    return CampaignPath.result(campaign().id());
  }

  /** Page that makes a copy. */
  public String copyAddress() {
    return CampaignPath.copy(campaign().id());
  }

  /** All its devices. */
  public String devicesAddress() {
    return live.all().address();
  }
}
