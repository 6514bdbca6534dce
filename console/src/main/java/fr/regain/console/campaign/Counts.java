package fr.regain.console.campaign;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many devices of a campaign are in each state, with what they planned and did. Reading it
 * costs the same for 10 devices and for 100,000.
 *
 * @param waves by the number of the wave and the state; what is missing is 0
 */
public record Counts(Map<Integer, Map<ParticipantState, Sums>> waves) {
  /** All devices of the campaign: the sum over all states, always the number targeted. */
  public Sums total() {
    return Sums.of(byState().values());
  }

  /** Over all waves, by state. */
  public Map<ParticipantState, Sums> byState() {
    Map<ParticipantState, Sums> states = new EnumMap<>(ParticipantState.class);
    waves
        .values()
        .forEach(wave -> wave.forEach((state, sums) -> states.merge(state, sums, Sums::plus)));
    return states;
  }

  /** Those in any of these states. */
  public Sums in(Collection<ParticipantState> states) {
    return states.stream()
        .map(state -> byState().getOrDefault(state, Sums.NONE))
        .reduce(Sums.NONE, Sums::plus);
  }
}
