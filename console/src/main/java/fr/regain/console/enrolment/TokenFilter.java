package fr.regain.console.enrolment;

import org.jspecify.annotations.Nullable;

/**
 * Which tokens a list shows. Each part that is set narrows it.
 *
 * @param text contained in the name, in either case; empty: all
 * @param siteId of this site or one below it; null: of any
 * @param state in this state now; null: in any
 */
public record TokenFilter(String text, @Nullable Long siteId, @Nullable TokenState state) {
  /** Every token. */
  public static final TokenFilter ALL = new TokenFilter("", null, null);
}
