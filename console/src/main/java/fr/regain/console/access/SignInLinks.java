package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SIGN_IN_LINK;

import fr.regain.console.audit.Actor;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Links that open one session, once, for 30 minutes. */
@Singleton
public final class SignInLinks {
  /** For how long a link may be used. */
  public static final Duration LIFE = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(SignInLinks.class);

  private final Database database;
  private final Sessions sessions;
  private final SignInLinkFile file;
  private final SecureRandom random;
  private final Clock clock;

  SignInLinks(
      Database database,
      Sessions sessions,
      ConsoleConfig config,
      SecureRandom random,
      Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.file = new SignInLinkFile(config.dataDirectory());
    this.random = random;
    this.clock = clock;
  }

  /** What becomes of a secret that somebody shows. */
  enum State {
    USABLE,
    USED,
    EXPIRED,
    UNKNOWN
  }

  /**
   * A new link for whoever runs this machine, in the file and in the result.
   *
   * @param console address of the console, without a path
   */
  public URI issue(URI console) {
    URI link = file.renew(console, random);
    String secret = link.getPath().substring(SignInLinkFile.PATH.length());
    database.update(context -> store(context, new Secret(secret), clock.instant()));
    return link;
  }

  /** Whether the secret would open a session. */
  State state(Secret secret) {
    adopt(secret);
    OffsetDateTime now = now();
    return database.read(
        context ->
            context
                .fetchOptional(SIGN_IN_LINK, SIGN_IN_LINK.SECRET_HASH.eq(secret.hash()))
                .map(
                    link ->
                        link.getUsedAt() != null
                            ? State.USED
                            : link.getExpiresAt().isAfter(now) ? State.USABLE : State.EXPIRED)
                .orElse(State.UNKNOWN));
  }

  /**
   * Uses the secret up and opens a session, both or neither.
   *
   * @return what the session's cookie holds; absent when the link opens nothing
   */
  Optional<Secret> redeem(Secret secret, Origin origin) {
    adopt(secret);
    Optional<Secret> opened = database.write(context -> redeem(context, secret, origin));
    if (opened.isPresent()) {
      removeFile();
    }
    return opened;
  }

  private Optional<Secret> redeem(DSLContext context, Secret secret, Origin origin) {
    OffsetDateTime now = now();
    int used =
        context
            .update(SIGN_IN_LINK)
            .set(SIGN_IN_LINK.USED_AT, now)
            .where(SIGN_IN_LINK.SECRET_HASH.eq(secret.hash()))
            .and(SIGN_IN_LINK.USED_AT.isNull())
            .and(SIGN_IN_LINK.EXPIRES_AT.gt(now))
            .execute();
    if (used == 0) {
      return Optional.empty();
    }
    long account = AccountStore.breakGlass(context);
    AuditService.record(
        context,
        new Actor(account, "Sign-in link", origin.address()),
        "break-glass.use",
        "account " + account,
        "",
        "The sign-in link let somebody in with every role.\nbrowser: " + origin.browser(),
        clock.instant());
    LOG.warn("The sign-in link let somebody in with every role, from {}", origin.address());
    return Optional.of(sessions.open(context, account, origin));
  }

  /** Takes in a link that a command wrote while this console was running. */
  private void adopt(Secret secret) {
    written(secret)
        .ifPresent(link -> database.update(context -> store(context, secret, link.writtenAt())));
  }

  private static void store(DSLContext context, Secret secret, Instant createdAt) {
    OffsetDateTime created = createdAt.atOffset(ZoneOffset.UTC);
    context
        .insertInto(SIGN_IN_LINK)
        .set(SIGN_IN_LINK.SECRET_HASH, secret.hash())
        .set(SIGN_IN_LINK.CREATED_AT, created)
        .set(SIGN_IN_LINK.EXPIRES_AT, created.plus(LIFE))
        .onConflictDoNothing()
        .execute();
  }

  private Optional<SignInLinkFile.Written> written(Secret secret) {
    try {
      return file.read().filter(link -> link.secret().hash().equals(secret.hash()));
    } catch (IOException unreadable) {
      LOG.warn("The sign-in link cannot be read; make a new one with admin-link", unreadable);
      return Optional.empty();
    }
  }

  private void removeFile() {
    try {
      file.remove();
    } catch (IOException stays) {
      LOG.warn("The used sign-in link cannot be removed; it opens nothing any more", stays);
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
