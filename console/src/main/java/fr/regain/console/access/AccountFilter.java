package fr.regain.console.access;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts a list shows. Each part that is set narrows it.
 *
 * @param text contained in the name or the sign-in name, in either case; empty: all
 * @param role with this role somewhere; null: with any, or none
 * @param state in this state; null: in any
 */
public record AccountFilter(String text, @Nullable Role role, @Nullable AccountState state) {
  /** Every account. */
  public static final AccountFilter ALL = new AccountFilter("", null, null);
}
