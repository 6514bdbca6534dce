package fr.regain.console.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which records a list shows. Each part that is set narrows it.
 *
 * @param text contained in the name, the address, the action, the subject or a state, in either
 *     case; empty: all
 * @param action of this action; null: of any
 * @param accountId done by this account, 0 for the console itself; null: by any
 */
public record AuditFilter(String text, @Nullable String action, @Nullable Long accountId) {
  /** Every record. */
  public static final AuditFilter ALL = new AuditFilter("", null, null);
}
