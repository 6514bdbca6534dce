package fr.regain.console.campaign;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    List<String> effects = new ArrayList<>();
    effects.add(visit.say("effect." + act.name(), concerned()));
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

  private long concerned() {
    return act == Act.UNDO
        ? returnable.devices()
        : act.concerned().isEmpty() ? 0 : standing.counts().in(act.concerned()).devices();
  }

  /** The devices that it concerns; null: none, or none in particular. */
  public StandingView.@Nullable Count devices() {
    if (concerned() == 0) {
      return null;
    }
    ListAddress all = ParticipantFilters.list(campaign().id());
    ListAddress those =
        act == Act.UNDO
            ? all.with(ParticipantFilters.FACT, ParticipantFact.RETURNABLE)
            : all.with(ParticipantFilters.STATES, act.concerned());
    return new StandingView.Count(visit.say("target.see-these", concerned()), those.toString());
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
