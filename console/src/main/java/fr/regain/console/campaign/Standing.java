package fr.regain.console.campaign;

import fr.regain.console.web.Pages;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * How a campaign stands at one moment. Reading it costs the same for 10 devices and for 100,000.
 *
 * @param campaign the campaign
 * @param counts its devices by wave and state
 */
record Standing(Campaign campaign, Counts counts) {
  /** Names exactly what pages show of it, 16 characters. */
  String version() {
    String all =
        campaign.state()
            + "|"
            + campaign.reason()
            + "|"
            + campaign.reasonDetail()
            + "|"
            + campaign.waves()
            + "|"
            + counts.waves();
    return Pages.digest(all.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether nothing will change by itself any more. */
  boolean isOver() {
    boolean restoring = counts.in(Set.of(ParticipantState.RESTORING)).devices() > 0;
    return campaign.state() == CampaignState.DRAFT || (campaign.state().isOver() && !restoring);
  }

  long devices() {
    return counts.total().devices();
  }

  /** Devices that the campaign no longer waits for. */
  long settled() {
    Map<ParticipantState, Sums> states = counts.byState();
    return states.entrySet().stream()
        .filter(entry -> entry.getKey().isFinal())
        .mapToLong(entry -> entry.getValue().devices())
        .sum();
  }

  /** Devices that have answered the dry run, one way or the other. */
  long answered() {
    return devices()
        - counts.in(Set.of(ParticipantState.TARGETED, ParticipantState.TRYING)).devices();
  }

  /** The last quarter that was reached, in hundredths: 0, 25, 50, 75 or 100. */
  int milestone() {
    long part = campaign.state() == CampaignState.TRYING ? answered() : settled();
    return devices() == 0 ? 0 : (int) (4 * part / devices()) * 25;
  }
}
