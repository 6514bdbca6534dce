package fr.regain.console.enrolment;

import static fr.regain.console.schema.Tables.ENROLMENT_TOKEN;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.gateway.CertificateAuthority;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.SiteService;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes, lists and withdraws enrolment tokens. */
@Singleton
public final class TokenService {
  /** The longest life of a token. */
  public static final Duration LONGEST_LIFE = Duration.ofDays(366);

  /** The most devices that one token admits. */
  public static final int MOST_USES = 100_000;

  private static final int LONGEST_NAME = 255;

  private final Database database;
  private final SiteService sites;
  private final CertificateAuthority authority;
  private final ConsoleConfig config;
  private final Clock clock;
  private final SecureRandom random;

  /** The tokens in this database. */
  public TokenService(
      Database database,
      SiteService sites,
      CertificateAuthority authority,
      ConsoleConfig config,
      Clock clock,
      SecureRandom random) {
    this.database = database;
    this.sites = sites;
    this.authority = authority;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes a token. Its text names this console by the first of {@code console.agents.names}.
   *
   * @param by who makes it, an administrator of the site
   * @param siteId where the devices that it admits are put
   * @param name what people call it, 1 to 255 characters
   * @param life for how long it admits devices, at most {@link #LONGEST_LIFE}
   * @param maximumUses how many it admits, 1 to {@value #MOST_USES}
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site, {@link
   *     ProblemCode#REQUEST_INVALID} for anything else out of bounds
   */
  public NewToken create(Person by, long siteId, String name, Duration life, int maximumUses) {
    return create(by, siteId, name, life, maximumUses, made -> {});
  }

  /**
   * As {@link #create(Person, long, String, Duration, int)}, for a token that nobody looks at when
   * it is made: it exists only once it is delivered.
   *
   * @param delivery hands the token over, before it admits anybody; what it throws unmakes the
   *     token
   */
  NewToken create(
      Person by,
      long siteId,
      String name,
      Duration life,
      int maximumUses,
      Consumer<NewToken> delivery) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw invalid("The name of a token has 1 to " + LONGEST_NAME + " characters.");
    }
    if (!life.isPositive() || life.compareTo(LONGEST_LIFE) > 0) {
      throw invalid("A token lives for at most " + LONGEST_LIFE.toDays() + " days.");
    }
    if (maximumUses < 1 || maximumUses > MOST_USES) {
      throw invalid("A token admits 1 to " + MOST_USES + " devices.");
    }
    if (sites.find(scope(by), siteId).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no site number " + siteId + ".");
    }
    byte[] secret = new byte[TokenText.SECRET_BYTES];
    random.nextBytes(secret);
    Instant now = clock.instant();
    return database.write(
        dsl -> {
          EnrolmentToken token =
              TokenStore.insert(
                  dsl,
                  TokenText.secretHash(secret),
                  stripped,
                  siteId,
                  maximumUses,
                  now,
                  now.plus(life));
          NewToken made =
              new NewToken(token, TokenText.of(authority.fingerprint(), secret, consoleAddress()));
          AuditService.record(
              dsl,
              by.actor(),
              "token.create",
              "token " + token.id(),
              "",
              "name: %s\nsite: %d\nuses: %d\nexpires: %s"
                  .formatted(stripped, siteId, maximumUses, token.expiresAt()),
              now);
          delivery.accept(made);
          return made;
        });
  }

  /** {@code HOST:PORT} by which agents call this console, as it goes into each token. */
  public String consoleAddress() {
    String name = config.agents().names().getFirst();
    String bracketed = name.contains(":") ? "[" + name + "]" : name;
    return bracketed + ":" + config.agents().port();
  }

  /**
   * A page of the tokens of the sites of which the person is an administrator.
   *
   * @param at where the page stands; null, or what is no place in this order: the first page
   * @param size rows, 1 to {@value Keyset#LARGEST_PAGE}
   */
  public CountedSlice<ListedToken> page(
      Person by, TokenFilter filter, Sort<TokenSort> sort, @Nullable Cursor at, int size) {
    Instant now = clock.instant();
    return database.read(dsl -> TokenList.page(dsl, scope(by), filter, sort, now, at, size));
  }

  /** How many tokens there are of the sites of which the person is an administrator. */
  public int count(Person by) {
    return database.read(
        dsl -> dsl.fetchCount(ENROLMENT_TOKEN, scope(by).holdsSite(ENROLMENT_TOKEN.SITE_ID)));
  }

  private static Scope scope(Person by) {
    return by.scope(Role.ADMINISTRATOR);
  }

  /**
   * Withdraws a token. Devices that it has admitted stay.
   *
   * @param by who does it, an administrator of its site
   * @throws Problem {@link ProblemCode#NOT_FOUND} when there is none of that number that still
   *     counts
   */
  public void revoke(Person by, long id) {
    Instant now = clock.instant();
    database.update(
        dsl -> {
          if (TokenStore.revoke(dsl, scope(by), id, now) == 0) {
            throw new Problem(
                ProblemCode.NOT_FOUND, "There is no token number " + id + " to revoke.");
          }
          AuditService.record(dsl, by.actor(), "token.revoke", "token " + id, "", "", now);
        });
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
