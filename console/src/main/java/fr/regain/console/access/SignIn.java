package fr.regain.console.access;

import fr.regain.console.platform.Database;
import fr.regain.console.schema.tables.records.AccountRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
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
  private final Database database;
  private final Sessions sessions;
  private final PasswordHash hashes;
  private final Clock clock;

  SignIn(Database database, Sessions sessions, PasswordHash hashes, Clock clock) {
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

    /** It was tried too often. */
    record TooOften() implements Outcome {}
  }

  /**
   * Opens a session for whoever knows the name and the password.
   *
   * @param code what was typed as the code; empty: nothing
   */
  Outcome attempt(String typedName, String password, String code, Origin origin) {
    String name = SignInName.normal(typedName);
    boolean allowed =
        database.write(dsl -> SignInRate.count(dsl, name, origin.address(), clock.instant()));
    if (!allowed) {
      return new Outcome.TooOften();
    }
    Optional<AccountRecord> account = database.read(dsl -> AccountStore.bySignInName(dsl, name));
    boolean right =
        password.length() <= PasswordRule.LONGEST * 2
            && hashes.matches(password, account.map(AccountRecord::getPassword).orElse(null));
    if (!right || !account.orElseThrow().getState().equals(AccountState.ACTIVE.name())) {
      return new Outcome.Refused();
    }
    return database.write(
        dsl -> {
          if (!secondFactor(dsl, account.orElseThrow(), code)) {
            return new Outcome.Refused();
          }
          SignInRate.forgive(dsl, name, origin.address());
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
