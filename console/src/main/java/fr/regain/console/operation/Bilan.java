package fr.regain.console.operation;

import fr.regain.console.resource.OperationKind;
import java.util.Map;

/**
 * What operations have sent up, added up by their kind. One that is not sent up is counted among
 * the operations, and none of its figures is in any sum.
 *
 * @param operations how many stand where, by kind
 * @param sums what was sent up, by kind
 */
public record Bilan(
    Map<OperationKind, Map<OperationState, Long>> operations, Map<OperationKind, FigureSet> sums) {
  /** Keeps its own copies. */
  public Bilan {
    operations = Map.copyOf(operations);
    sums = Map.copyOf(sums);
  }

  /** How many of a kind stand there. */
  public long count(OperationKind kind, OperationState state) {
    return operations.getOrDefault(kind, Map.of()).getOrDefault(state, 0L);
  }
}
