package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;

import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/**
 * What a person changes of their own account. Each change takes the present password, so that an
 * unattended screen is not enough; guesses count as those at the door do.
 */
@Singleton
final class OwnAccount {
  private final Database database;
  private final Sessions sessions;
  private final PasswordHash hashes;
  private final SecureRandom random;
  private final Clock clock;

  OwnAccount(
      Database database, Sessions sessions, PasswordHash hashes, SecureRandom random, Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.hashes = hashes;
    this.random = random;
    this.clock = clock;
  }

  /** What comes of adding a code generator. */
  enum Added {
    DONE,
    WRONG_PASSWORD,
    WRONG_CODE
  }

  /** The person's account; absent for who came in by the sign-in link. */
  Optional<Account> find(Person person) {
    return database.read(dsl -> AccountStore.find(dsl, Scope.EVERYWHERE, person.accountId()));
  }

  /** When signing in to the person's account was last tried too often. */
  Optional<SignInRefusals.Refusal> lastRefusal(Person person) {
    return database.read(dsl -> SignInRefusals.last(dsl, person.accountId(), clock.instant()));
  }

  List<OpenSession> sessions(Person person) {
    return sessions.list(person.accountId());
  }

  /** The number of the session with that cookie. */
  long session(Secret cookie) {
    return sessions.number(cookie);
  }

  /** Ends one of the person's sessions, if it is theirs. */
  boolean close(Person person, long id) {
    return database.write(
        dsl -> {
          boolean closed = Sessions.close(dsl, person.accountId(), id) == 1;
          if (closed) {
            record(dsl, person, "session.end");
          }
          return closed;
        });
  }

  /** Ends the person's other sessions. */
  void closeOthers(Person person, Secret cookie) {
    database.update(
        dsl -> {
          Sessions.closeOthers(dsl, person.accountId(), cookie);
          record(dsl, person, "session.end-others");
        });
  }

  private void record(DSLContext dsl, Person person, String action) {
    AuditService.record(
        dsl, person.actor(), action, "account " + person.accountId(), "", "", clock.instant());
  }

  /**
   * Changes the password; the other sessions end, and so does a link to choose another.
   *
   * @return whether the present one was right
   */
  boolean changePassword(Person person, String present, String password, Secret cookie) {
    if (!isRight(person, present)) {
      return false;
    }
    String hash = hashes.of(password);
    database.update(
        dsl -> {
          PasswordLinks.end(dsl, person.accountId());
          AccountStore.setPassword(dsl, person.accountId(), hash);
          Sessions.closeOthers(dsl, person.accountId(), cookie);
          record(dsl, person, "account.password");
        });
    return true;
  }

  /** A key that is nobody's yet. */
  TimeCode newKey() {
    byte[] key = new byte[TimeCode.KEY_BYTES];
    random.nextBytes(key);
    return new TimeCode(key);
  }

  Added addSecondFactor(Person person, String present, TimeCode key, String code) {
    OptionalLong step = key.step(code, clock.instant(), 0);
    if (step.isEmpty()) {
      return Added.WRONG_CODE;
    }
    if (!isRight(person, present)) {
      return Added.WRONG_PASSWORD;
    }
    database.update(
        dsl -> {
          AccountStore.setSecondFactor(dsl, person.accountId(), key.key(), step.getAsLong());
          record(dsl, person, "account.add-code");
        });
    return Added.DONE;
  }

  boolean removeSecondFactor(Person person, String present) {
    boolean right = isRight(person, present);
    if (right) {
      database.update(
          dsl -> {
            AccountStore.removeSecondFactor(dsl, person.accountId());
            record(dsl, person, "account.remove-code");
          });
    }
    return right;
  }

  /** The sites on which the person has a role, each before those that it holds. */
  List<SiteLabel> sites(Person person) {
    return database.read(dsl -> GrantList.sites(dsl, person.scope()));
  }

  /** Whether that is the person's password; a guess counts as one at the door. */
  boolean isRight(Person person, String present) {
    var attempt =
        new SignInRate.Attempt(
            "own account " + person.accountId(), person.address(), Optional.of("session"));
    if (database.write(dsl -> SignInRate.count(dsl, attempt, clock.instant())).isPresent()) {
      throw new Problem(
          ProblemCode.TOO_MANY_REQUESTS, "The password of this account was tried too often.");
    }
    String stored =
        database.read(
            dsl ->
                dsl.select(ACCOUNT.PASSWORD)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.eq(person.accountId()))
                    .fetchOne(ACCOUNT.PASSWORD));
    boolean right =
        present.length() <= PasswordRule.LONGEST * 2 && hashes.matches(present, stored, true);
    if (right) {
      database.update(dsl -> SignInRate.forgive(dsl, attempt));
    }
    return right;
  }
}
