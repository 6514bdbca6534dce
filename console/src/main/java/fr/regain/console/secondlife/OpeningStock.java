package fr.regain.console.secondlife;

import java.time.Instant;
import java.util.Map;

/**
 * The reformed goods in stock when a year began: collected, and not yet at their destination.
 *
 * @param asOf the moment whose stock it is
 * @param takenAt when it was put on record
 * @param takenBy name of who asked for it; empty: the console did
 * @param declared whether it is the stock of the moment at which a person asked, and not of 1
 *     January
 * @param counted B of the decree: goods that count
 * @param excluded goods that do not, by reason
 */
public record OpeningStock(
    Instant asOf,
    Instant takenAt,
    String takenBy,
    boolean declared,
    long counted,
    Map<Exclusion, Long> excluded) {
  /** Keeps its own copy. */
  public OpeningStock {
    excluded = Map.copyOf(excluded);
  }
}
