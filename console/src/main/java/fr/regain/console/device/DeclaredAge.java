package fr.regain.console.device;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people declared of a device's age. The capability that keeps declarations implements this.
 */
public interface DeclaredAge {
  /**
   * A day of purchase, and what follows from it.
   *
   * @param purchasedOn the day on which it was bought
   * @param madeAfter made no earlier, all evidence together; null: nothing says so
   * @param madeBefore made no later; null: nothing says so
   */
  record Purchase(
      LocalDate purchasedOn, @Nullable LocalDate madeAfter, @Nullable LocalDate madeBefore) {}

  /** What was declared of a device; empty when nothing was. */
  Optional<Purchase> of(UUID deviceId);
}
