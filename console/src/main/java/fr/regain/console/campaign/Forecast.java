package fr.regain.console.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a running campaign will probably be done, as a range.
 *
 * <p>The pace of the wave that works now is carried on: of n devices that had their turn in a time
 * t, twice the standard deviation of a Poisson count, 2√n, is the uncertainty. Each later wave is
 * taken to need as long as this one, and its observation. Nothing is said from fewer than {@value
 * #FEWEST} devices.
 *
 * @param from not before, at that pace
 * @param to not after, at that pace; the deadline where that comes first
 */
record Forecast(Instant from, Instant to) {
  private static final int FEWEST = 10;

  static Optional<Forecast> of(Standing standing, Instant now) {
    Campaign campaign = standing.campaign();
    if (campaign.state() != CampaignState.RUNNING) {
      return Optional.empty();
    }
    List<WaveStanding> waves = campaign.waves();
    for (int i = 0; i < waves.size(); i++) {
      WaveStanding wave = waves.get(i);
      Instant releasedAt = wave.releasedAt();
      if (releasedAt != null && (wave.passedAt() == null || i == waves.size() - 1)) {
        return of(
            wave,
            releasedAt,
            standing.counts().waves().getOrDefault(wave.number(), Map.of()),
            waves.subList(i + 1, waves.size()),
            campaign.draft().schedule().deadline(),
            now);
      }
    }
    return Optional.empty();
  }

  private static Optional<Forecast> of(
      WaveStanding wave,
      Instant releasedAt,
      Map<ParticipantState, Sums> counts,
      List<WaveStanding> later,
      Instant deadline,
      Instant now) {
    WaveProgress progress = WaveProgress.of(wave, counts);
    double elapsed = (double) Duration.between(releasedAt, now).toSeconds();
    if (progress.finished() < FEWEST || elapsed <= 0) {
      return Optional.empty();
    }
    double whole = (double) (later.isEmpty() ? progress.eligible() : progress.needed());
    double missing = Math.max(0, whole - progress.finished());
    double spread = 2 * Math.sqrt((double) progress.finished());
    double fast = missing * elapsed / (progress.finished() + spread);
    double slow = missing * elapsed / (progress.finished() - spread);
    double observing = later.isEmpty() ? 0 : observing(wave, now);
    double from = fast + observing + following(later, elapsed + fast);
    double to = slow + observing + following(later, elapsed + slow);
    return Optional.of(
        new Forecast(
            earlier(now.plusSeconds(Math.round(from)), deadline),
            earlier(now.plusSeconds(Math.round(to)), deadline)));
  }

  private static double observing(WaveStanding wave, Instant now) {
    @Nullable Instant finishedAt = wave.finishedAt();
    Duration whole = wave.wave().gate().observation();
    return finishedAt == null
        ? whole.toSeconds()
        : Math.max(0, Duration.between(now, finishedAt.plus(whole)).toSeconds());
  }

  private static double following(List<WaveStanding> later, double each) {
    double sum = 0;
    for (int i = 0; i < later.size(); i++) {
      sum += each;
      if (i < later.size() - 1) {
        sum += later.get(i).wave().gate().observation().toSeconds();
      }
    }
    return sum;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
