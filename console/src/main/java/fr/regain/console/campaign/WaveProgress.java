package fr.regain.console.campaign;

import java.util.Collection;
import java.util.Map;

/**
 * What a wave's gate counts, see {@link Gate}.
 *
 * @param devices of the wave
 * @param eligible of them, those that can take part
 * @param finished of those, the ones that had their turn
 * @param needed how many must have had it before the observation starts
 * @param failed how many failed or ended early
 * @param worked what the devices that had their turn planned and did
 */
record WaveProgress(
    long devices, long eligible, long finished, long needed, long failed, Sums worked) {
  static WaveProgress of(WaveStanding wave, Map<ParticipantState, Sums> counts) {
    long devices = Sums.of(counts.values()).devices();
    long eligible = devices - sums(counts, ParticipantState.LEFT_OUT).devices();
    Sums worked = sums(counts, ParticipantState.HAD_TURN);
    return new WaveProgress(
        devices,
        eligible,
        worked.devices(),
        Math.ceilDiv(eligible * wave.wave().gate().leastFinishedPercent(), 100L),
        sums(counts, ParticipantState.FAILURES).devices(),
        worked);
  }

  private static Sums sums(
      Map<ParticipantState, Sums> counts, Collection<ParticipantState> states) {
    return states.stream()
        .map(state -> counts.getOrDefault(state, Sums.NONE))
        .reduce(Sums.NONE, Sums::plus);
  }
}
