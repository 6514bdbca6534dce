package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SIGN_IN_REFUSAL;

import fr.regain.console.audit.Actor;
import fr.regain.console.audit.AuditService;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table {@code sign_in_refusal}: whom a limit of signing in has met. The journal and the log
 * say it once a day for each account and each address, so that no stranger fills them.
 */
final class SignInRefusals {
  /** How long an account's person can read of it on their page. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(SignInRefusals.class);
  private static final Duration EVERY = Duration.ofDays(1);

  private SignInRefusals() {}

  /**
   * A limit that was met.
   *
   * @param at when
   * @param address from where it was tried
   */
  record Refusal(Instant at, String address) {}

  /**
   * Notes that a limit was met, as the last step of a transaction.
   *
   * @param accountId whose name was typed; empty: it is nobody's
   */
  static void note(
      DSLContext dsl, Optional<Long> accountId, String address, SignInLimit limit, Instant now) {
    String line = "address " + SignInRate.line(address);
    String subject = accountId.map(SignInRefusals::account).orElse(line);
    // Whose limit it is: an address of which everybody is tried is no matter of the last one's.
    String whose = limit == SignInLimit.ADDRESS ? line : subject;
    boolean ofNobody = accountId.isEmpty() && limit != SignInLimit.ADDRESS;
    if (!ofNobody && isFirst(dsl, whose, address, now)) {
      LOG.warn("Signing in was tried too often ({}): {}, from {}", limit, subject, address);
      AuditService.record(
          dsl, new Actor(0, "", address), "sign-in.refused", subject, "", "limit: " + limit, now);
    }
  }

  private static boolean isFirst(DSLContext dsl, String whose, String address, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    if (dsl.fetchExists(
        SIGN_IN_REFUSAL,
        SIGN_IN_REFUSAL.SUBJECT.eq(whose),
        SIGN_IN_REFUSAL.AT.gt(at.minus(EVERY)))) {
      return false;
    }
    dsl.deleteFrom(SIGN_IN_REFUSAL)
        .where(SIGN_IN_REFUSAL.SUBJECT.eq(whose))
        .or(SIGN_IN_REFUSAL.AT.le(at.minus(KEPT)))
        .execute();
    // Of two at once, one is the first.
    return dsl.insertInto(SIGN_IN_REFUSAL)
            .set(SIGN_IN_REFUSAL.SUBJECT, whose)
            .set(SIGN_IN_REFUSAL.ADDRESS, address)
            .set(SIGN_IN_REFUSAL.AT, at)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** When an account's limit was last met. */
  static Optional<Refusal> last(DSLContext dsl, long accountId, Instant now) {
    return dsl.selectFrom(SIGN_IN_REFUSAL)
        .where(
            SIGN_IN_REFUSAL.SUBJECT.eq(account(accountId)),
            SIGN_IN_REFUSAL.AT.gt(now.minus(KEPT).atOffset(ZoneOffset.UTC)))
        .fetchOptional(row -> new Refusal(row.getAt().toInstant(), row.getAddress()));
  }

  private static String account(long id) {
    return "account " + id;
  }
}
