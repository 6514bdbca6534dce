package fr.regain.console.campaign;

import fr.regain.console.web.Visit;
import java.util.Arrays;
import java.util.List;

/**
 * The steps of a draft, and where the reader is.
 *
 * @param visit the request
 * @param campaign the draft
 * @param step the present one
 */
public record StepsView(Visit visit, Campaign campaign, Step step) {
  /** A step to go to. */
  public record Link(String number, String name, String address, boolean present) {}

  /** All steps. */
  public List<Link> links() {
    return Arrays.stream(Step.values())
        .map(
            other ->
                new Link(
                    Integer.toString(other.number()),
                    visit.say("step." + other.name()),
                    CampaignPath.of(campaign.id(), other),
                    other == step))
        .toList();
  }

  /** What the browser's tab says. */
  public String title() {
    return campaign.draft().name()
        + " – "
        + visit.say("step.of", step.number(), visit.say("step." + step.name()));
  }

  /** What the campaign is called. */
  public String name() {
    return campaign.draft().name();
  }

  /** Whether it is a template. */
  public boolean isTemplate() {
    return campaign.draft().template();
  }

  /** Why it was sent back; empty: it was not. */
  public String rejection() {
    String detail = campaign.reasonDetail();
    return "review.rejected".equals(campaign.reason()) && detail != null
        ? visit.say("review.rejected-with", detail)
        : "";
  }

  /** Where the form of this step is sent. */
  public String action() {
    return CampaignPath.of(campaign.id(), step);
  }

  /** Where a copy is made. */
  public String copyAddress() {
    return CampaignPath.copy(campaign.id());
  }

  /** Where the draft is removed. */
  public String removalAddress() {
    return CampaignPath.of(campaign.id(), Act.REMOVE);
  }
}
