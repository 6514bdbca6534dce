package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece that reached its destination in a year: one line of the evidence.
 *
 * @param shortId what its label says
 * @param kind what it is
 * @param to where it went
 * @param on the day
 * @param lotId the lot that it left with; null: none
 * @param beneficiary who received it; empty: it stayed with its owner
 * @param proof whether the acquirer's commitment to reuse it is attached to the lot
 * @param exclusion why the decree leaves it out; null: it counts
 * @param displacement the purchase that it made unnecessary, as a person declared; null: none
 * @param monthsGained of use, as a person declared; null: nobody did
 * @param parts keys of the factors of the new parts in it
 */
public record Departure(
    String shortId,
    EquipmentKind kind,
    Stage to,
    LocalDate on,
    @Nullable Long lotId,
    String beneficiary,
    boolean proof,
    @Nullable Exclusion exclusion,
    @Nullable String displacement,
    @Nullable Integer monthsGained,
    List<String> parts) {

  /** Keeps its own copy of the parts. */
  public Departure {
    parts = List.copyOf(parts);
  }

  /**
   * Whether it was steered to reuse in the sense of decree 2023-266: it left its owner, and can be
   * proved. A piece that its owner goes on using was never parted with.
   */
  public boolean isSteeredToReuse() {
    return switch (to) {
      case TRANSFERRED, SOLD, GIVEN -> exclusion == null && proof;
      case IN_USE,
          SPOTTED,
          RESERVED,
          COLLECTED,
          INSPECTED,
          ERASED,
          RECONDITIONED,
          ASSIGNED,
          RECYCLED ->
          false;
    };
  }

  /** Whether it is claimed that somebody bought nothing because of it. */
  public boolean displacesPurchase() {
    return to.isReuse() && displacement != null && monthsGained != null;
  }
}
