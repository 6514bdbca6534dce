package fr.regain.console.eligibility;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done, and the route that follows from it.
 *
 * @param kind what is done
 * @param also the parts that are fitted together with it; none: it is done alone
 * @param gibibytes memory that is added; 0 where none is
 * @param route the route after it, all else being equal and an owner being known
 * @param staysUntil until when it can then stay where it is; null: it does not, or nobody knows
 */
public record Change(
    Kind kind, List<Kind> also, int gibibytes, Route route, @Nullable LocalDate staysUntil) {
  /** Keeps its own copy of the parts. */
  public Change {
    also = List.copyOf(also);
  }

  /** One thing alone. */
  Change(Kind kind, int gibibytes, Route route, @Nullable LocalDate staysUntil) {
    this(kind, List.of(), gibibytes, route, staysUntil);
  }

  /** What can be done. */
  public enum Kind {
    DECLARE_OWNER,
    DECLARE_CARRIER_ORDINARY,
    REPAIR,
    ADD_MEMORY,
    FIT_SOLID_STATE_DISK,
    FIT_BATTERY,
    SWITCH_ON_TPM,
    INSTALL_WINDOWS_11,
    INSTALL_LINUX,
    PAY_FOR_UPDATES
  }
}
