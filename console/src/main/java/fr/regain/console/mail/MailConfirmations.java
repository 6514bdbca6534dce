package fr.regain.console.mail;

import static fr.regain.console.schema.Tables.MAIL_CONFIRMATION;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jooq.DSLContext;

/**
 * The table {@code mail_confirmation}: bounds how often addresses are asked whether they are their
 * person's, so that the console plagues nobody in a stranger's name.
 */
final class MailConfirmations {
  /** Most questions of one account in {@link #DAY}. */
  static final int OF_ONE_ACCOUNT = 3;

  /** For how long an account's questions count. */
  static final Duration DAY = Duration.ofDays(1);

  /** Between two questions to one address, whoever asks. */
  static final Duration PAUSE = Duration.ofHours(1);

  private MailConfirmations() {}

  /**
   * Notes a question within a transaction.
   *
   * @return whether it may be sent
   */
  static boolean count(DSLContext dsl, long accountId, String address, Instant now) {
    String asked = address.toLowerCase(Locale.ROOT);
    int ofAccount =
        dsl.fetchCount(
            MAIL_CONFIRMATION,
            MAIL_CONFIRMATION.ACCOUNT_ID.eq(accountId),
            MAIL_CONFIRMATION.SENT_AT.gt(before(now, DAY)));
    if (ofAccount >= OF_ONE_ACCOUNT
        || dsl.fetchExists(
            MAIL_CONFIRMATION,
            MAIL_CONFIRMATION.ADDRESS.eq(asked),
            MAIL_CONFIRMATION.SENT_AT.gt(before(now, PAUSE)))) {
      return false;
    }
    dsl.insertInto(MAIL_CONFIRMATION)
        .set(MAIL_CONFIRMATION.ACCOUNT_ID, accountId)
        .set(MAIL_CONFIRMATION.ADDRESS, asked)
        .set(MAIL_CONFIRMATION.SENT_AT, now.atOffset(ZoneOffset.UTC))
        .execute();
    return true;
  }

  /** Forgets the questions that count no more, within a transaction. */
  static void prune(DSLContext dsl, Instant now) {
    dsl.deleteFrom(MAIL_CONFIRMATION)
        .where(MAIL_CONFIRMATION.SENT_AT.le(before(now, DAY)))
        .execute();
  }

  private static OffsetDateTime before(Instant now, Duration time) {
    return now.minus(time).atOffset(ZoneOffset.UTC);
  }
}
