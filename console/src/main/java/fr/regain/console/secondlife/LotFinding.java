package fr.regain.console.secondlife;

import java.util.List;

/**
 * A rule that a lot breaks.
 *
 * @param rule which one
 * @param pieces labels of the pieces that it is about; none: the lot as a whole
 */
public record LotFinding(LotRule rule, List<String> pieces) {
  /** Keeps its own copy. */
  public LotFinding {
    pieces = List.copyOf(pieces);
  }
}
