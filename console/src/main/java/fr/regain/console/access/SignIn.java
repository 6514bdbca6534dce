package fr.regain.console.access;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.schema.tables.records.AccountRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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

  private final Database database;
  private final Sessions sessions;
  private final PasswordHash hashes;
  private final boolean local;
  private final Clock clock;

  SignIn(
      Database database,
      Sessions sessions,
      PasswordHash hashes,
      ConsoleConfig config,
      Clock clock) {
    this.local = config.accounts().local();
    this.database = database;
    this.sessions = sessions;
    this.hashes = hashes;
    this.clock = clock;
  }

  /** What comes of an attempt. */
  sealed interface Outcome {
    /** The person is signed in; the secret is what the session's cookie holds. */
    record Opened(Secret secret) implements Outcome {}

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
   */
  Outcome attempt(String typedName, String password, String code, Origin origin) {
    if (!local) {
      return new Outcome.Closed();
    }
    String name = SignInName.normal(typedName);
    Optional<AccountRecord> account = database.read(dsl -> AccountStore.bySignInName(dsl, name));
    boolean known =
        database.read(
            dsl ->
                account.isPresent()
                    && SignInPlaces.knows(dsl, account.get().getId(), origin, clock.instant()));
    Duration wait =
        database.write(
            dsl -> SignInRate.count(dsl, name, origin.address(), known, clock.instant()));
    if (wait.isPositive()) {
      return new Outcome.TooOften(wait);
    }
    boolean right;
    try {
      right =
          password.length() <= PasswordRule.LONGEST * 2
              && hashes.matches(
                  password, account.map(AccountRecord::getPassword).orElse(null), known);
    } catch (Problem tooManyAtOnce) {
      database.update(dsl -> SignInRate.forgive(dsl, name, origin.address()));
      return new Outcome.TooOften(CROWDED);
    }
    if (!right || !account.orElseThrow().getState().equals(AccountState.ACTIVE.name())) {
      return new Outcome.Refused();
    }
    return database.write(
        dsl -> {
          if (!secondFactor(dsl, account.orElseThrow(), code)) {
            return new Outcome.Refused();
          }
          SignInRate.forgive(dsl, name, origin.address());
          SignInPlaces.note(dsl, account.orElseThrow().getId(), origin, clock.instant());
          return new Outcome.Opened(sessions.open(dsl, account.orElseThrow().getId(), origin));
        });
  }

  private boolean secondFactor(DSLContext dsl, AccountRecord account, String code) {
    byte[] key = account.getTotpSecret();
    Long used = account.getTotpStep();
    if (key == null || used == null) {
      return key == null;
    }
    OptionalLong step = new TimeCode(key).step(code, clock.instant(), used);
    return step.isPresent() && AccountStore.useStep(dsl, account.getId(), step.getAsLong());
  }
}
