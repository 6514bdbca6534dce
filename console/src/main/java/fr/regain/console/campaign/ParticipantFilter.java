package fr.regain.console.campaign;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which devices of a campaign a list shows: every count of a page has one, and it lists exactly
 * those that were counted.
 *
 * @param wave of that wave; null: of all
 * @param states in one of these states; empty: in any
 * @param siteId in this site or below it; null: everywhere
 * @param cause with this reason; null: with any, or with none
 */
public record ParticipantFilter(
    @Nullable Integer wave,
    Set<ParticipantState> states,
    @Nullable Long siteId,
    @Nullable String cause) {
  /** Every device of the campaign. */
  public static final ParticipantFilter ALL = new ParticipantFilter(null, Set.of(), null, null);

  /** Keeps its own copy. */
  public ParticipantFilter {
    states = Set.copyOf(states);
  }

  /** With any reason. */
  public ParticipantFilter(
      @Nullable Integer wave, Set<ParticipantState> states, @Nullable Long siteId) {
    this(wave, states, siteId, null);
  }
}
