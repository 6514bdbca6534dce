package fr.regain.console.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wave, and how far it has come.
 *
 * @param number 1, 2, 3 ...
 * @param wave what it is
 * @param releasedAt when its devices were let to work; null: not yet
 * @param finishedAt when enough had finished; null: not yet
 * @param passedAt when its gate let the next wave go; null: not yet
 */
public record WaveStanding(
    int number,
    Wave wave,
    @Nullable Instant releasedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant passedAt) {}
