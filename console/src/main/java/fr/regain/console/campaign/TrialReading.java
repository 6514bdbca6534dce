package fr.regain.console.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run has shown, beside the counts and the sums by site and rule.
 *
 * @param unanswered how many devices have made no plan
 * @param oldestPlanAt when the oldest plan was made; null: there is none
 * @param surpriseAbove planned bytes above which a device surprises; null: too few plans to say
 * @param surprising how many devices plan more than that
 * @param surprises devices far above the others, the greatest first, at most 50
 */
public record TrialReading(
    long unanswered,
    @Nullable Instant oldestPlanAt,
    @Nullable Long surpriseAbove,
    long surprising,
    List<Participant> surprises) {
  /** Keeps its own copy. */
  public TrialReading {
    surprises = List.copyOf(surprises);
  }
}
