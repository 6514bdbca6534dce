package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;

import fr.regain.console.schema.tables.records.AccountRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;

/**
 * Bounds the codes that are tried after the right password, from wherever: whoever has the password
 * must not find the six digits by patience. At 30 a day, with three codes good at a time, an even
 * chance takes some twenty years. A new password begins anew.
 */
final class WrongCodes {
  static final int MOST = 30;
  static final Duration WINDOW = Duration.ofDays(1);

  private WrongCodes() {}

  /** Whether no code is looked at any more. */
  static boolean areTooMany(AccountRecord account, Instant now) {
    return counted(account, now) >= MOST;
  }

  private static int counted(AccountRecord account, Instant now) {
    OffsetDateTime since = account.getWrongCodesSince();
    return since != null && now.isBefore(since.toInstant().plus(WINDOW))
        ? account.getWrongCodes()
        : 0;
  }

  /**
   * Counts one, within the transaction that holds the account.
   *
   * @return whether that was the last
   */
  static boolean count(DSLContext dsl, AccountRecord account, Instant now) {
    int before = counted(account, now);
    dsl.update(ACCOUNT)
        .set(ACCOUNT.WRONG_CODES, before + 1)
        .set(
            ACCOUNT.WRONG_CODES_SINCE,
            before == 0 ? now.atOffset(ZoneOffset.UTC) : account.getWrongCodesSince())
        .where(ACCOUNT.ID.eq(account.getId()))
        .execute();
    return before + 1 == MOST;
  }
}
