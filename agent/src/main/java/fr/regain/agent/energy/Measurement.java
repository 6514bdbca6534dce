package fr.regain.agent.energy;

import fr.regain.v1.Energy;
import java.util.List;

/**
 * What happened between two samples.
 *
 * @param poweredOnSeconds sleep excluded, at most 31 days; zero when nothing can be said
 * @param energy by method, the most direct first; empty when nothing can be said
 * @param counters to hand to the next measurement, as they are
 */
// Measurements are handed on, never compared: an array's identity harms nobody.
@SuppressWarnings("ArrayRecordComponent")
public record Measurement(int poweredOnSeconds, List<Energy> energy, byte[] counters) {
  public Measurement {
    energy = List.copyOf(energy);
  }
}
