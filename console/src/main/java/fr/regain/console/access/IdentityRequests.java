package fr.regain.console.access;

import static fr.regain.console.schema.Tables.IDENTITY_REQUEST;

import fr.regain.console.identity.SignInRequest;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.schema.tables.records.IdentityRequestRecord;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Ways out to the identity provider. Each is good for one way back, within ten minutes, in the
 * browser that went out: whoever lures a person to a way back of their own signs nobody in.
 */
@Singleton
final class IdentityRequests {
  static final Duration LIFE = Duration.ofMinutes(10);

  /** Anybody may ask for one. Who is on the way keeps theirs: whoever comes next is refused. */
  static final int MOST = 20_000;

  /** A tenth of them, so that no single place takes them all. */
  static final int MOST_OF_ONE_NETWORK = 2_000;

  private static final int LONGEST_PAGE = 2_000;

  private final Database database;
  private final SecureRandom random;
  private final Clock clock;

  IdentityRequests(Database database, SecureRandom random, Clock clock) {
    this.database = database;
    this.random = random;
    this.clock = clock;
  }

  /**
   * A way out.
   *
   * @param request what the address carries
   * @param browser what the cookie of the browser holds
   */
  record Out(SignInRequest request, Secret browser) {}

  /**
   * A way back that matches.
   *
   * @param request what the tokens are held against
   * @param page where to go after it
   */
  record Back(SignInRequest request, String page) {}

  /**
   * Opens a way out.
   *
   * @param page where to go once the person is back
   * @param network from where they go
   * @throws Problem {@link ProblemCode#TOO_MANY_REQUESTS} when too many are on the way
   */
  Out open(String page, String network) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    Secret state = Secret.random(random);
    Secret browser = Secret.random(random);
    SignInRequest request =
        new SignInRequest(state.text(), Secret.random(random).text(), Secret.random(random).text());
    database.update(
        dsl -> {
          dsl.deleteFrom(IDENTITY_REQUEST).where(IDENTITY_REQUEST.EXPIRES_AT.le(now)).execute();
          if (dsl.fetchCount(IDENTITY_REQUEST) >= MOST
              || dsl.fetchCount(IDENTITY_REQUEST, IDENTITY_REQUEST.NETWORK.eq(network))
                  >= MOST_OF_ONE_NETWORK) {
            throw new Problem(
                ProblemCode.TOO_MANY_REQUESTS,
                "Too many people are on their way to the identity provider. Try again in a few"
                    + " minutes.");
          }
          dsl.insertInto(IDENTITY_REQUEST)
              .set(IDENTITY_REQUEST.STATE_HASH, state.hash())
              .set(IDENTITY_REQUEST.BROWSER_HASH, browser.hash())
              .set(IDENTITY_REQUEST.NONCE, request.nonce())
              .set(IDENTITY_REQUEST.VERIFIER, request.verifier())
              .set(IDENTITY_REQUEST.PAGE, page.length() > LONGEST_PAGE ? "/" : page)
              .set(IDENTITY_REQUEST.NETWORK, network)
              .set(IDENTITY_REQUEST.EXPIRES_AT, now.plus(LIFE))
              .execute();
        });
    return new Out(request, browser);
  }

  /** Uses a way out up; absent: there is none, or it was another browser's. */
  Optional<Back> use(String state, Secret browser) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    String hash = new Secret(state).hash();
    return database.write(
        dsl -> {
          Optional<IdentityRequestRecord> found =
              dsl.selectFrom(IDENTITY_REQUEST)
                  .where(
                      IDENTITY_REQUEST.STATE_HASH.eq(hash),
                      IDENTITY_REQUEST.BROWSER_HASH.eq(browser.hash()),
                      IDENTITY_REQUEST.EXPIRES_AT.gt(now))
                  .fetchOptional();
          // Who deletes the row is the one who came back: two at once are one.
          int used =
              found.isEmpty()
                  ? 0
                  : dsl.deleteFrom(IDENTITY_REQUEST)
                      .where(IDENTITY_REQUEST.STATE_HASH.eq(hash))
                      .execute();
          return used == 0
              ? Optional.empty()
              : found.map(
                  row ->
                      new Back(
                          new SignInRequest(state, row.getNonce(), row.getVerifier()),
                          row.getPage()));
        });
  }
}
