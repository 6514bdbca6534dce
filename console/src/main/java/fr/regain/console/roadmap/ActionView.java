package fr.regain.console.roadmap;

import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an action shows, new or not.
 *
 * @param visit the request
 * @param roadMap whose action it is
 * @param action as it is; null: it is not entered yet
 * @param history the states that it came to, the first first
 * @param today the day that it is
 * @param mayWrite whether the reader may change it
 * @param form what was typed, and what is wrong with it
 */
public record ActionView(
    Visit visit,
    RoadMap roadMap,
    @Nullable Action action,
    List<StateChange> history,
    LocalDate today,
    boolean mayWrite,
    Form form) {
  /** Where actions are added. */
  public static final String PATH = RoadMapView.PATH + "/actions";

  /** The page of an action that is not entered yet. */
  public static final String NEW = "/nouvelle";

  private static final int MOST_SHOWN = 20;

  /** Keeps its own copy. */
  public ActionView {
    history = List.copyOf(history);
  }

  /** Address of the page of an action. */
  public static String address(long id) {
    return PATH + "/" + id;
  }

  /** Address of the page that adds an action to the road map of a site. */
  public static String addition(long siteId) {
    return new Query(PATH + NEW).with("site", Long.toString(siteId)).toString();
  }

  /** Where the form goes. */
  public String target() {
    return action == null ? PATH : address(action.id());
  }

  /** What the browser's tab says. */
  public String title() {
    return action == null
        ? visit.say("road-map.new-action", roadMap.site().name())
        : action.terms().title();
  }

  /** What stands for what is not said. */
  public String said(String text) {
    return text.isEmpty() ? "–" : text;
  }

  /** What it avoids each year. */
  public String effect() {
    Range effect = action == null ? null : action.terms().effect();
    return effect == null ? visit.say("road-map.no-effect") : RoadMapView.effect(visit, effect);
  }

  /** Whether its day has passed. */
  public boolean isLate() {
    return action != null && action.isLate(today);
  }

  /** The changes that the page has room for: the last ones. */
  public List<StateChange> shown() {
    return history.subList(Math.max(0, history.size() - MOST_SHOWN), history.size());
  }

  /** What a field holds: what was typed, or what is said already. */
  public String value(String field) {
    if (!form.isSound()) {
      return form.text(field);
    }
    if (action == null) {
      return "";
    }
    ActionTerms terms = action.terms();
    Range effect = terms.effect();
    return switch (field) {
      case "title" -> terms.title();
      case "holder" -> terms.holder();
      case "due" -> terms.dueOn().toString();
      case "state" -> terms.state().name();
      case "effect-low" -> effect == null ? "" : Long.toString(effect.low());
      case "effect-high" -> effect == null ? "" : Long.toString(effect.high());
      case "effect-source" -> terms.effectSource();
      case "note" -> terms.note();
      case "reason" -> terms.reason();
      default -> throw new IllegalArgumentException(field);
    };
  }
}
