package fr.regain.console.roadmap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a road map says at the end of a quarter.
 *
 * @param roadMap the road map
 * @param quarter which quarter
 * @param byState its actions of today by state
 * @param changes what came to another state in the quarter, the first first
 * @param late what is still to be done and was due before today
 * @param due what is still to be done and due in the next quarter
 * @param measured what Regain itself has counted in the quarter
 */
public record Exchange(
    RoadMap roadMap,
    Quarter quarter,
    Map<ActionState, Long> byState,
    List<StateChange> changes,
    List<Action> late,
    List<Action> due,
    Measured measured) {
  /** A day before every due date. */
  static final LocalDate BEFORE_ALL = LocalDate.of(Aim.FIRST_YEAR, 1, 1);

  /** Keeps its own copies. */
  public Exchange {
    byState = Map.copyOf(byState);
    changes = List.copyOf(changes);
    late = List.copyOf(late);
    due = List.copyOf(due);
  }
}
