package fr.regain.console.secondlife;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece in a lot.
 *
 * @param piece the piece
 * @param ready whether it may leave as the lot does
 * @param hasDisk whether there is something in it to be erased
 * @param erased whether each of its disks has a verified erasure
 * @param overwritten whether one of them is a solid-state disk that was only written over
 * @param faults what the inspection found wrong, in the order of its steps
 * @param repair what was said of them when it was reconditioned; empty: nothing
 * @param valueCents what it is worth, or its price in a sale, in cents of a euro; null: nobody says
 */
public record LotItem(
    Piece piece,
    boolean ready,
    boolean hasDisk,
    boolean erased,
    boolean overwritten,
    List<Check> faults,
    String repair,
    @Nullable Long valueCents) {
  /** Keeps its own copy. */
  public LotItem {
    faults = List.copyOf(faults);
  }
}
