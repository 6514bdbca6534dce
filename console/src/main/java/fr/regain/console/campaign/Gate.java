package fr.regain.console.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a wave before the next one is released. It fails closed: figures from which
 * nothing can be said stop the campaign as bad ones do.
 *
 * @param leastFinishedPercent share of the wave's devices that must have had their turn, 1 to 100;
 *     devices that are gone or cannot take part are left out
 * @param greatestFailedPercent share of them that may have failed or ended early, 0 to 100
 * @param leastReturnedPercent how much of what was planned to be deleted at once must really have
 *     returned to the volumes, 0 to 100; and whatever it says, free space must not have shrunk. A
 *     wave that was to delete nothing at once promised no space: what people wrote meanwhile says
 *     nothing of it
 * @param observation how long to wait and see once enough have finished
 */
public record Gate(
    int leastFinishedPercent,
    int greatestFailedPercent,
    int leastReturnedPercent,
    Duration observation) {
  /** What a gate says. */
  public sealed interface Verdict {
    /** Not enough devices have finished. */
    record Waiting() implements Verdict {}

    /** Enough have finished; the observation lasts. */
    record Observing() implements Verdict {}

    /** The next wave may go. */
    record Passed() implements Verdict {}

    /**
     * The campaign must stop.
     *
     * @param reason a stable code
     * @param detail the figures
     */
    record Broken(String reason, String detail) implements Verdict {}
  }

  /**
   * Judges a wave by the sums of its devices in each state.
   *
   * @param finishedAt when enough had finished for the first time; null: not yet
   */
  public Verdict judge(
      Map<ParticipantState, Sums> wave, @Nullable Instant finishedAt, Instant now) {
    try {
      return judgeExactly(wave, finishedAt, now);
    } catch (ArithmeticException tooLarge) {
      return new Verdict.Broken("gate.unclear", "The figures of the wave cannot be added up.");
    }
  }

  private Verdict judgeExactly(
      Map<ParticipantState, Sums> wave, @Nullable Instant finishedAt, Instant now) {
    long all = Sums.of(wave.values()).devices();
    long eligible = all - devices(wave, ParticipantState.LEFT_OUT);
    long finished = devices(wave, ParticipantState.HAD_TURN);
    long failed = devices(wave, ParticipantState.FAILURES);
    if (all == 0) {
      return new Verdict.Passed();
    }
    if (eligible <= 0) {
      return new Verdict.Broken("gate.unclear", "No device of the wave can take part any more.");
    }
    if (exceeds(failed, greatestFailedPercent, eligible)) {
      return new Verdict.Broken(
          "gate.failed", failed + " / " + eligible + " > " + greatestFailedPercent + " %");
    }
    Verdict.Broken space = judgeSpace(wave);
    if (space != null && finished == eligible) {
      return space;
    }
    if (Math.multiplyExact(finished, 100L) < Math.multiplyExact(leastFinishedPercent, eligible)) {
      return new Verdict.Waiting();
    }
    if (finishedAt == null || now.isBefore(finishedAt.plus(observation))) {
      return new Verdict.Observing();
    }
    return space == null ? new Verdict.Passed() : space;
  }

  private Verdict.@Nullable Broken judgeSpace(Map<ParticipantState, Sums> wave) {
    Sums worked =
        wave.entrySet().stream()
            .filter(entry -> ParticipantState.HAD_TURN.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .reduce(Sums.NONE, Sums::plus);
    if (worked.promptBytes() == 0) {
      return null;
    }
    if (worked.measured() == 0) {
      return new Verdict.Broken("gate.unclear", "No device measured what returned to its volumes.");
    }
    if (worked.returnedBytes() < 0) {
      return new Verdict.Broken("gate.space-shrunk", worked.returnedBytes() + " B");
    }
    // Divided first: 100 times the bytes of a large fleet is more than a long holds.
    if (worked.returnedBytes() < worked.promptBytes() / 100.0 * leastReturnedPercent) {
      return new Verdict.Broken(
          "gate.returned-too-little",
          "%d B / %d B < %d %%"
              .formatted(worked.returnedBytes(), worked.promptBytes(), leastReturnedPercent));
    }
    return null;
  }

  private static boolean exceeds(long part, int percent, long whole) {
    return Math.multiplyExact(part, 100L) > Math.multiplyExact(percent, whole);
  }

  private static long devices(
      Map<ParticipantState, Sums> wave, Collection<ParticipantState> states) {
    return states.stream().mapToLong(state -> wave.getOrDefault(state, Sums.NONE).devices()).sum();
  }
}
