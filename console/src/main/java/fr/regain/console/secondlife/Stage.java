package fr.regain.console.secondlife;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece of equipment stands: the one state machine of its second life. What an act needs
 * beyond the stage, a verified erasure above all, {@link Clearance} says.
 */
public enum Stage {
  /** In service; nobody has chosen it. */
  IN_USE,
  SPOTTED,
  RESERVED,
  COLLECTED,
  INSPECTED,
  ERASED,
  RECONDITIONED,
  ASSIGNED,
  TRANSFERRED,
  SOLD,
  GIVEN,
  RECYCLED;

  /** The stage that an act leads to from here; empty: it is not possible here. */
  public Optional<Stage> next(Act act) {
    return Optional.ofNullable(
        switch (this) {
          case IN_USE -> act == Act.SPOT ? SPOTTED : null;
          case SPOTTED -> act == Act.RESERVE ? RESERVED : null;
          case RESERVED -> act == Act.COLLECT ? COLLECTED : null;
          case COLLECTED -> act == Act.INSPECT ? INSPECTED : orRecycled(act);
          case INSPECTED -> afterInspection(act);
          case ERASED -> act == Act.RECONDITION ? RECONDITIONED : orRecycled(act);
          case RECONDITIONED -> departure(act);
          // It serves again, and comes back one day.
          case ASSIGNED -> act == Act.SPOT ? SPOTTED : null;
          case TRANSFERRED, SOLD, GIVEN, RECYCLED -> null;
        });
  }

  private static @Nullable Stage orRecycled(Act act) {
    return act == Act.RECYCLE ? RECYCLED : null;
  }

  // A screen has nothing to erase: Clearance lets it, and it alone, go on without.
  private static @Nullable Stage afterInspection(Act act) {
    return switch (act) {
      case ERASE -> ERASED;
      case RECONDITION -> RECONDITIONED;
      case RECYCLE -> RECYCLED;
      case SPOT, RESERVE, COLLECT, INSPECT, ASSIGN, TRANSFER, SELL, GIVE -> null;
    };
  }

  private static @Nullable Stage departure(Act act) {
    return switch (act) {
      case ASSIGN -> ASSIGNED;
      case TRANSFER -> TRANSFERRED;
      case SELL -> SOLD;
      case GIVE -> GIVEN;
      case RECYCLE -> RECYCLED;
      case SPOT, RESERVE, COLLECT, INSPECT, ERASE, RECONDITION -> null;
    };
  }

  /** Whether it has reached its destination. */
  public boolean isFinal() {
    return compareTo(ASSIGNED) >= 0;
  }

  /** Whether it left for a second life. */
  public boolean isReuse() {
    return isFinal() && this != RECYCLED;
  }

  /** Whether it has left its owner for good. */
  public boolean isGone() {
    return isFinal() && this != ASSIGNED;
  }

  /** Whether it is a reformed good in stock: taken out of service and still here. */
  public boolean isStock() {
    return compareTo(COLLECTED) >= 0 && !isFinal();
  }

  /** The stages of the workshop: all but that of what is in service. */
  public static List<Stage> ofWorkshop() {
    return Arrays.stream(values()).filter(stage -> stage != IN_USE).toList();
  }
}
