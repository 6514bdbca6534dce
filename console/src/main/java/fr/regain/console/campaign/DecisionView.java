package fr.regain.console.campaign;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the page before a decision shows.
 *
 * @param visit the request
 * @param standing how the campaign stands
 * @param act what is decided
 * @param form the form
 * @param typed whether the number of devices has to be typed
 * @param returnable what an undo would put back
 */
public record DecisionView(
    Visit visit, Standing standing, Act act, Form form, boolean typed, Returnable returnable) {
  private Campaign campaign() {
    return standing.campaign();
  }

  /** What the campaign is called. */
  public String name() {
    return campaign().draft().name();
  }

  /** What is decided. */
  public String title() {
    return CampaignText.act(visit, act);
  }

  /** What will happen, a sentence each. */
  public List<String> effects() {
    long concerned =
        act.concerned().isEmpty() ? 0 : standing.counts().in(act.concerned()).devices();
    List<String> effects = new ArrayList<>();
    effects.add(visit.say("effect." + act.name(), concerned));
    if (act == Act.UNDO) {
      effects.add(
          isInVain()
              ? visit.say("effect.UNDO-over")
              : visit.say(
                  "effect.UNDO-bytes",
                  visit.figures().bytes(returnable.bytes()),
                  returnable.files()));
      Sums total = standing.counts().total();
      if (total.deletedFiles() > 0) {
        effects.add(visit.say("effect.UNDO-deleted", visit.figures().bytes(total.deletedBytes())));
      }
    }
    if (act == Act.CANCEL) {
      effects.add(visit.say("effect.CANCEL-done"));
    }
    return effects;
  }

  /** The list of the devices that it concerns; empty: none in particular. */
  public String devices() {
    return act.concerned().isEmpty()
        ? ""
        : ParticipantFilters.address(campaign().id(), null, act.concerned(), null);
  }

  /** Whether it would do nothing: what could have been put back has left all quarantines. */
  public boolean isInVain() {
    return act == Act.UNDO && returnable.files() == 0;
  }

  /** How many devices the campaign has. */
  public long total() {
    return standing.devices();
  }

  /** The number to be typed. */
  public String count() {
    return Long.toString(standing.devices());
  }

  /** Whether it cannot be taken back. */
  public boolean isGrave() {
    return act.isGrave();
  }

  /** Where the form is sent. */
  public String action() {
    return CampaignPath.of(campaign().id(), act);
  }

  /** Where one goes back to. */
  public String back() {
    return CampaignPath.of(campaign().id());
  }
}
