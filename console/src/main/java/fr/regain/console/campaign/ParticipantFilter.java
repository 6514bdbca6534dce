package fr.regain.console.campaign;

import fr.regain.console.site.Population;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which devices of a campaign a list shows: every count of a page has one, and it lists exactly
 * those that were counted.
 *
 * @param wave of that wave; null: of all
 * @param states in one of these states; empty: in any
 * @param siteId in this site or below it; null: everywhere
 * @param directly on that site itself, and not below it
 * @param population in sites that hold workstations of these people; null: of any
 * @param cause with this reason; null: with any, or with none
 * @param fact of which this is true; null: whatever is
 * @param plannedAbove whose plan is of more bytes; null: of any size, or without one
 */
public record ParticipantFilter(
    @Nullable Integer wave,
    Set<ParticipantState> states,
    @Nullable Long siteId,
    boolean directly,
    @Nullable Population population,
    @Nullable String cause,
    @Nullable ParticipantFact fact,
    @Nullable Long plannedAbove) {
  /** Every device of the campaign. */
  public static final ParticipantFilter ALL = new ParticipantFilter(null, Set.of(), null);

  /** Keeps its own copy. */
  public ParticipantFilter {
    states = Set.copyOf(states);
  }

  /** Whatever has become of them there. */
  public ParticipantFilter(
      @Nullable Integer wave, Set<ParticipantState> states, @Nullable Long siteId) {
    this(wave, states, siteId, false, null, null, null, null);
  }
}
