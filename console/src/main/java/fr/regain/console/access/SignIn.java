package fr.regain.console.access;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.schema.tables.records.AccountRecord;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/**
 * Signing in by name and password, and by a code where the account asks for one. Every refusal
 * looks the same and takes as long, whether the name is nobody's, the password or the code is wrong
 * or the account is shut out.
 */
@Singleton
final class SignIn {
  /** When too many passwords wait to be checked, some seconds are enough. */
  private static final Duration CROWDED = Duration.ofSeconds(5);

  /** No account has this number: a name of nobody's takes the same steps as any other. */
  private static final long NOBODY = 0;

  private final Database database;
  private final Sessions sessions;
  private final PasswordHash hashes;
  private final boolean local;
  private final SecureRandom random;
  private final Clock clock;

  SignIn(
      Database database,
      Sessions sessions,
      PasswordHash hashes,
      ConsoleConfig config,
      SecureRandom random,
      Clock clock) {
    this.random = random;
    this.local = config.accounts().local();
    this.database = database;
    this.sessions = sessions;
    this.hashes = hashes;
    this.clock = clock;
  }

  /** What comes of an attempt. */
  sealed interface Outcome {
    /**
     * The person is signed in.
     *
     * @param secret what the session's cookie holds
     * @param browser what the cookie holds by which their browser is known again
     */
    record Opened(Secret secret, Secret browser) implements Outcome {}

    /** Something was not right, and nobody is told what. */
    record Refused() implements Outcome {}

    /** It was tried too often, or too many try at this moment; it may be tried after a while. */
    record TooOften(Duration delay) implements Outcome {}

    /** The settings let nobody in by a password. */
    record Closed() implements Outcome {}
  }

  /**
   * Opens a session for whoever knows the name and the password.
   *
   * @param code what was typed as the code; empty: nothing
   * @param browser what the cookie holds by which a browser is known again
   */
  Outcome attempt(
      String typedName, String password, String code, Origin origin, Optional<Secret> browser) {
    if (!local) {
      return new Outcome.Closed();
    }
    String name = SignInName.normal(typedName);
    Optional<AccountRecord> account = database.read(dsl -> AccountStore.bySignInName(dsl, name));
    Optional<Long> id = account.map(AccountRecord::getId);
    Optional<Secret> known = browser.filter(shown -> isKnown(id.orElse(NOBODY), shown));
    var attempt = new SignInRate.Attempt(name, origin.address(), known.map(Secret::hash));
    Optional<SignInRate.Met> met = database.write(dsl -> count(dsl, attempt, id));
    if (met.isPresent()) {
      return new Outcome.TooOften(met.get().delay());
    }
    boolean right;
    try {
      right =
          password.length() <= PasswordRule.LONGEST * 2
              && hashes.matches(
                  password,
                  account.map(AccountRecord::getPassword).orElse(null),
                  known.isPresent());
    } catch (Problem tooManyAtOnce) {
      database.update(dsl -> SignInRate.forgive(dsl, attempt));
      return new Outcome.TooOften(CROWDED);
    }
    if (!right || !account.orElseThrow().getState().equals(AccountState.ACTIVE.name())) {
      return new Outcome.Refused();
    }
    return database.write(dsl -> open(dsl, account.orElseThrow(), code, attempt, origin, browser));
  }

  private boolean isKnown(long account, Secret browser) {
    return database.read(dsl -> KnownBrowsers.know(dsl, account, browser, clock.instant()));
  }

  private Optional<SignInRate.Met> count(
      DSLContext dsl, SignInRate.Attempt attempt, Optional<Long> account) {
    Instant now = clock.instant();
    Optional<SignInRate.Met> met = SignInRate.count(dsl, attempt, now);
    met.ifPresent(
        refused -> SignInRefusals.note(dsl, account, attempt.address(), refused.limit(), now));
    return met;
  }

  private Outcome open(
      DSLContext dsl,
      AccountRecord account,
      String code,
      SignInRate.Attempt attempt,
      Origin origin,
      Optional<Secret> browser) {
    if (!secondFactor(dsl, account.getId(), code, origin)) {
      return new Outcome.Refused();
    }
    SignInRate.forgive(dsl, attempt);
    Secret kept = KnownBrowsers.note(dsl, account.getId(), browser, random, clock.instant());
    return new Outcome.Opened(sessions.open(dsl, account.getId(), origin), kept);
  }

  private boolean secondFactor(DSLContext dsl, long accountId, String code, Origin origin) {
    AccountRecord account = AccountStore.lock(dsl, accountId);
    byte[] key = account.getTotpSecret();
    Long used = account.getTotpStep();
    if (key == null || used == null) {
      return key == null;
    }
    Instant now = clock.instant();
    if (code.isEmpty() || WrongCodes.areTooMany(account, now)) {
      return false;
    }
    OptionalLong step = new TimeCode(key).step(code, now, used);
    boolean right = step.isPresent() && AccountStore.useStep(dsl, accountId, step.getAsLong());
    if (!right && WrongCodes.count(dsl, account, now)) {
      SignInRefusals.note(dsl, Optional.of(accountId), origin.address(), SignInLimit.CODES, now);
    }
    return right;
  }
}
