package fr.regain.console.secondlife;

import org.jspecify.annotations.Nullable;

/**
 * Which lots a list shows. Each part that is set narrows it.
 *
 * @param text contained in the name or the beneficiary; empty: all
 * @param destination null: any
 * @param open only open ones, or only closed ones; null: both
 */
public record LotFilter(String text, @Nullable Destination destination, @Nullable Boolean open) {
  /** Every lot. */
  public static final LotFilter ALL = new LotFilter("", null, null);
}
