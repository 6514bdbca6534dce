package fr.regain.console.equipment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Between which days something was made, as far as it is known.
 *
 * @param after no earlier than this day; null: nothing says so
 * @param before no later than this day; null: nothing says so
 */
public record Made(@Nullable LocalDate after, @Nullable LocalDate before) {
  /** Nothing is known. */
  public static final Made UNKNOWN = new Made(null, null);

  // No personal computer is older; firmware that says so says nothing (1601 and 1970 are clocks
  // that were never set).
  private static final LocalDate FIRST = LocalDate.of(1985, 1, 1);

  /**
   * Keeps what can be true: no day before there were such machines, none after the day on which it
   * was told, and no end before the beginning. The beginning stays then: it comes from what cannot
   * be older (a processor's launch), the end from what is often exchanged (a battery, a firmware).
   *
   * @param told when it was told
   */
  public static Made credible(
      @Nullable LocalDate after, @Nullable LocalDate before, LocalDate told) {
    LocalDate from = credible(after, told);
    LocalDate to = credible(before, told);
    return from != null && to != null && from.isAfter(to)
        ? new Made(from, null)
        : new Made(from, to);
  }

  private static @Nullable LocalDate credible(@Nullable LocalDate day, LocalDate told) {
    return day == null || day.isBefore(FIRST) || day.isAfter(told) ? null : day;
  }

  /**
   * As this, with the day on which it was bought: it was made before, and usually not more than a
   * year before. A day of purchase before the machine can have been made is left out.
   */
  public Made boughtOn(@Nullable LocalDate purchase) {
    if (purchase == null || (after != null && purchase.isBefore(after))) {
      return this;
    }
    LocalDate yearBefore = purchase.minusYears(1);
    LocalDate from = after == null || after.isBefore(yearBefore) ? yearBefore : after;
    if (before != null && before.isBefore(from)) {
      // It was bought second-hand.
      return this;
    }
    return new Made(from, before == null || purchase.isBefore(before) ? purchase : before);
  }

  /** Whether it was certainly made more than so many years before a day. */
  public boolean isOver(int years, LocalDate on) {
    return before != null && before.plusYears(years).isBefore(on);
  }
}
