package fr.regain.console.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the criteria make of the facts.
 *
 * @param route the recommended one
 * @param possible every route that some value of the unknown facts would recommend
 * @param deciding the unknown facts that would decide between them
 * @param reasons everything that was found, in the order of the codes
 * @param staysUntil until when it can stay where it is; null: it does not, or its age is unknown
 */
public record Evaluation(
    Route route,
    Set<Route> possible,
    Set<OpenFact> deciding,
    List<Reason> reasons,
    @Nullable LocalDate staysUntil) {
  /** Keeps its own copy of the reasons. */
  public Evaluation {
    reasons = List.copyOf(reasons);
  }

  /** Whether it was found. */
  public boolean has(ReasonCode code) {
    return reasons.stream().anyMatch(reason -> reason.code() == code);
  }
}
