package fr.regain.console.secondlife;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one step of an inspection shows.
 *
 * @param visit the request
 * @param dossier the piece
 * @param step name of the step
 * @param form what was filled in, where something was wrong
 */
public record CheckView(Visit visit, Dossier dossier, String step, Form form) {
  /** The answer so far; null: none. */
  public @Nullable Check answer() {
    return dossier.checks().get(step);
  }

  /** What the note says. */
  public String note() {
    Check answer = answer();
    return form.isSound() ? (answer == null ? "" : answer.note()) : form.text("note");
  }

  /** Which step of how many it is. */
  public String place() {
    return visit.say("check.place", dossier.steps().indexOf(step) + 1, dossier.steps().size());
  }

  /** Where its form is sent to. */
  public String address() {
    return dossier.piece().address() + "/controle/" + step;
  }

  /** The page after this one. */
  public String next() {
    int index = dossier.steps().indexOf(step) + 1;
    return dossier.piece().address()
        + (index < dossier.steps().size()
            ? "/controle/" + dossier.steps().get(index)
            : "/conclusion");
  }

  /** The page before this one. */
  public String previous() {
    int index = dossier.steps().indexOf(step) - 1;
    return dossier.piece().address()
        + (index >= 0 ? "/controle/" + dossier.steps().get(index) : "");
  }
}
