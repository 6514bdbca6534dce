package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;

import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.schema.tables.records.ApiKeyRecord;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Keys by which programs act in a person's name. A key may do what was chosen for it and what its
 * person may do at the same moment, whichever is less: taking a role back from a person takes it
 * back from their keys, and shutting an account out shuts its keys out. Who made a key of somebody
 * else's is told wherever it acts.
 */
@Singleton
public final class ApiKeys {
  /** The longest life of a key. */
  public static final Duration LONGEST_LIFE = Duration.ofDays(366);

  /** What every key starts with, so that people and programs that look for secrets know it. */
  static final String PREFIX = "rgk_";

  /** Most characters of a key's name. */
  static final int LONGEST_NAME = 100;

  /** Most keys of an account that open something. */
  static final int MOST_KEYS = 50;

  private static final int BEGINNING = 10;
  private static final int LONGEST_SHOWN = 70;
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final boolean local;
  private final Clock clock;
  private final SecureRandom random;

  ApiKeys(Database database, ConsoleConfig config, Clock clock, SecureRandom random) {
    this.database = database;
    this.local = config.accounts().local();
    this.clock = clock;
    this.random = random;
  }

  /** The keys of the person's own account, the newest first, and those that open nothing more. */
  public List<ApiKey> list(Person person) {
    return database.read(dsl -> ApiKeyList.ofAccount(dsl, person.accountId()));
  }

  /** Whether somebody else has made a key that acts in the person's name. */
  boolean hasOneByAnother(Person person) {
    return database.read(
        dsl -> ApiKeyList.hasOneByAnother(dsl, person.accountId(), clock.instant()));
  }

  /**
   * The keys of an account that the person looks after.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such an account
   */
  public List<ApiKey> list(Person by, long accountId) {
    return database.read(
        dsl -> {
          lookedAfter(dsl, by, accountId);
          return ApiKeyList.ofAccount(dsl, accountId);
        });
  }

  /**
   * Makes a key of the person's own account.
   *
   * @param person who makes it, and in whose name it acts
   * @param grants what it may do: roles that the person has, on sites where they have them
   * @param life for how long, at most {@link #LONGEST_LIFE}
   * @throws Problem {@link ProblemCode#NOT_FOUND} for who came in by the sign-in link and for a
   *     role that they do not have there, {@link ProblemCode#REQUEST_INVALID} for anything else out
   *     of bounds
   */
  NewApiKey create(Person person, String name, List<ApiKeyStore.Wish> grants, Duration life) {
    if (person.breakGlass()) {
      throw new Problem(
          ProblemCode.NOT_FOUND, "The sign-in link is for emergencies, and has no API keys.");
    }
    return create(person, person.accountId(), person.grants(), name, grants, life);
  }

  /**
   * Makes a key of an account that the person looks after; it may do no more than that account.
   *
   * @throws Problem as {@link #create(Person, String, List, Duration)}, and {@link
   *     ProblemCode#NOT_FOUND} without such an account
   */
  NewApiKey create(
      Person by, long accountId, String name, List<ApiKeyStore.Wish> grants, Duration life) {
    List<Grant> held =
        database.read(
            dsl -> {
              lookedAfter(dsl, by, accountId);
              return GrantList.of(dsl, accountId);
            });
    return create(by, accountId, held, name, grants, life);
  }

  private NewApiKey create(
      Person by,
      long accountId,
      List<Grant> held,
      String name,
      List<ApiKeyStore.Wish> grants,
      Duration life) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw invalid("The name of an API key has 1 to " + LONGEST_NAME + " characters.");
    }
    if (!life.isPositive() || life.compareTo(LONGEST_LIFE) > 0) {
      throw invalid("An API key lives for at most " + LONGEST_LIFE.toDays() + " days.");
    }
    if (grants.isEmpty()) {
      throw invalid("An API key needs at least one role on one site.");
    }
    Secret secret = new Secret(PREFIX + Secret.random(random).text());
    Instant now = clock.instant();
    return database.write(
        dsl -> {
          if (ApiKeyStore.countLive(dsl, accountId, now) >= MOST_KEYS) {
            throw invalid("An account has at most " + MOST_KEYS + " API keys; revoke one first.");
          }
          grants.forEach(grant -> refuseWider(dsl, held, grant));
          long id =
              ApiKeyStore.insert(
                  dsl,
                  accountId,
                  by.accountId(),
                  stripped,
                  secret,
                  secret.text().substring(0, BEGINNING),
                  grants.stream().distinct().toList(),
                  now,
                  now.plus(life));
          ApiKey key = ApiKeyList.find(dsl, accountId, id).orElseThrow();
          record(dsl, by, "api-key.create", key, "", text(key));
          return new NewApiKey(key, secret);
        });
  }

  private static void refuseWider(DSLContext dsl, List<Grant> held, ApiKeyStore.Wish wish) {
    Scope scope =
        new Scope(
            held.stream()
                .filter(grant -> grant.role() == wish.role())
                .map(Grant::path)
                .distinct()
                .toList());
    if (scope.isEmpty() || !GrantList.siteIsIn(dsl, scope, wish.siteId())) {
      throw new Problem(
          ProblemCode.NOT_FOUND,
          "The account does not have the role "
              + wish.role()
              + " on the site number "
              + wish.siteId()
              + ".");
    }
  }

  /**
   * Withdraws a key of the person's own account, at once and for good.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} when no such key of theirs opens anything
   */
  public void revoke(Person person, long id) {
    database.update(dsl -> revoke(dsl, person, person.accountId(), id));
  }

  /**
   * Withdraws a key of an account that the person looks after.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such an account or key
   */
  public void revoke(Person by, long accountId, long id) {
    database.update(
        dsl -> {
          lookedAfter(dsl, by, accountId);
          revoke(dsl, by, accountId, id);
        });
  }

  private void revoke(DSLContext dsl, Person by, long accountId, long id) {
    if (ApiKeyStore.revoke(dsl, accountId, id, clock.instant()) == 0) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no API key number " + id + " to revoke.");
    }
    ApiKey key = ApiKeyList.find(dsl, accountId, id).orElseThrow();
    record(dsl, by, "api-key.revoke", key, text(key), "");
  }

  private static Account lookedAfter(DSLContext dsl, Person by, long accountId) {
    return AccountStore.find(dsl, by.scope(Role.ADMINISTRATOR), accountId)
        .orElseThrow(
            () ->
                new Problem(
                    ProblemCode.NOT_FOUND, "There is no account number " + accountId + "."));
  }

  /**
   * Who acts with a key, with the roles of this moment; empty when it opens nothing.
   *
   * @param address where the request comes from
   */
  Optional<Person> find(Secret secret, String address) {
    Instant now = clock.instant();
    record Found(ApiKeyRecord key, Person person) {}
    Optional<Found> found =
        database.read(
            dsl ->
                ApiKeyStore.live(dsl, secret, local, now)
                    .map(key -> new Found(key, person(dsl, key, address))));
    found.ifPresent(
        known -> {
          OffsetDateTime last = known.key().getLastUsedAt();
          if (last == null || last.toInstant().plus(NOTED_EVERY).isBefore(now)) {
            database.update(dsl -> ApiKeyStore.setUsed(dsl, known.key().getId(), address, now));
          }
        });
    return found.map(Found::person);
  }

  private static Person person(DSLContext dsl, ApiKeyRecord key, String address) {
    boolean own = key.getMadeBy().equals(key.getAccountId());
    // The journal tells what a program did from what its person did, and who gave it their name.
    String name = name(dsl, key.getAccountId()) + " · " + key.getName();
    return new Person(
        key.getAccountId(),
        own ? name : name + " (" + name(dsl, key.getMadeBy()) + ")",
        false,
        address,
        narrowed(GrantList.of(dsl, key.getAccountId()), ApiKeyList.grants(dsl, key.getId())),
        own ? null : key.getMadeBy());
  }

  /** What people call the person of an account, cut so that two of them stand beside a key's. */
  private static String name(DSLContext dsl, long accountId) {
    return dsl.select(ACCOUNT.DISPLAY_NAME)
        .from(ACCOUNT)
        .where(ACCOUNT.ID.eq(accountId))
        .fetchOptional(ACCOUNT.DISPLAY_NAME)
        .map(name -> name.substring(0, Math.min(name.length(), LONGEST_SHOWN)))
        .orElse("?");
  }

  /** What both lists allow. */
  static List<Grant> narrowed(List<Grant> held, List<Grant> chosen) {
    List<Grant> both = new ArrayList<>();
    for (Grant mine : held) {
      for (Grant theirs : chosen) {
        if (mine.role() == theirs.role()) {
          if (theirs.path().startsWith(mine.path())) {
            both.add(theirs);
          } else if (mine.path().startsWith(theirs.path())) {
            both.add(mine);
          }
        }
      }
    }
    return both.stream().distinct().toList();
  }

  private void record(
      DSLContext dsl, Person by, String action, ApiKey key, String before, String after) {
    AuditService.record(
        dsl, by.actor(), action, "api key " + key.id(), before, after, clock.instant());
  }

  private static String text(ApiKey key) {
    return "account: "
        + key.accountId()
        + "\nmade by: account "
        + key.madeBy()
        + "\nname: "
        + key.name()
        + "\nexpires: "
        + key.expiresAt()
        + key.grants().stream()
            .map(grant -> "\nrole: " + grant.role() + " on site " + grant.siteId())
            .collect(Collectors.joining());
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, text);
  }
}
