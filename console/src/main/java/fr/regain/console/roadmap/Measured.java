package fr.regain.console.roadmap;

import fr.regain.console.energy.FleetSums;
import fr.regain.console.secondlife.Stage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Regain itself has counted and measured on a site and below it, in some time.
 *
 * @param pieces equipment by the destination that it reached; null: the reader may not see it
 * @param energy of the devices that are there today; null: it was not asked for
 */
public record Measured(@Nullable Map<Stage, Long> pieces, @Nullable FleetSums energy) {
  /** Pieces that went to a second life; those that were recycled did not. */
  public long reused() {
    return pieces == null
        ? 0
        : pieces.entrySet().stream()
            .filter(count -> count.getKey().isReuse())
            .mapToLong(Map.Entry::getValue)
            .sum();
  }
}
