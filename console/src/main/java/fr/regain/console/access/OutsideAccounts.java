package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.EXTERNAL_IDENTITY;

import fr.regain.console.audit.Actor;
import fr.regain.console.audit.AuditService;
import fr.regain.console.identity.Identity;
import fr.regain.console.platform.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The accounts of people whom the identity provider knows. The provider's own name for a person
 * leads to their account, and nothing else does: a mail address passes on to others. The first
 * sign-in makes the account; each one gives it the roles of the person's groups, and takes back
 * those of groups that they left.
 */
@Singleton
final class OutsideAccounts {
  private static final int LONGEST_GROUPS = 10_000;

  private final Database database;
  private final Sessions sessions;
  private final Clock clock;

  OutsideAccounts(Database database, Sessions sessions, Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Opens a session for the person.
   *
   * @return what its cookie holds; absent: their account is shut out
   */
  Optional<Secret> enter(Identity identity, Origin origin) {
    return database.write(
        dsl -> {
          Instant now = clock.instant();
          long id = find(dsl, identity).orElseGet(() -> make(dsl, identity, origin, now));
          boolean open =
              dsl.fetchExists(
                  ACCOUNT, ACCOUNT.ID.eq(id), ACCOUNT.STATE.eq(AccountState.ACTIVE.name()));
          if (!open) {
            return Optional.empty();
          }
          AccountStore.rename(dsl, id, identity.name());
          keep(dsl, identity);
          applyGroups(dsl, id, identity, origin, now);
          return Optional.of(sessions.open(dsl, id, origin, identity.token()));
        });
  }

  private static Optional<Long> find(DSLContext dsl, Identity identity) {
    return dsl.select(EXTERNAL_IDENTITY.ACCOUNT_ID)
        .from(EXTERNAL_IDENTITY)
        .where(
            EXTERNAL_IDENTITY.ISSUER.eq(identity.issuer()),
            EXTERNAL_IDENTITY.SUBJECT.eq(identity.subject()))
        .fetchOptional(EXTERNAL_IDENTITY.ACCOUNT_ID);
  }

  private static long make(DSLContext dsl, Identity identity, Origin origin, Instant now) {
    long id = AccountStore.insert(dsl, identity.name(), now);
    dsl.insertInto(EXTERNAL_IDENTITY)
        .set(EXTERNAL_IDENTITY.ISSUER, identity.issuer())
        .set(EXTERNAL_IDENTITY.SUBJECT, identity.subject())
        .set(EXTERNAL_IDENTITY.ACCOUNT_ID, id)
        .set(EXTERNAL_IDENTITY.LOGIN, identity.login())
        .set(EXTERNAL_IDENTITY.TOLD_GROUPS, "")
        .set(EXTERNAL_IDENTITY.CREATED_AT, now.atOffset(ZoneOffset.UTC))
        .execute();
    AuditService.record(
        dsl,
        actor(id, identity, origin),
        "account.create",
        "account " + id,
        "",
        "identity provider: " + identity.issuer() + "\nlogin: " + identity.login(),
        now);
    return id;
  }

  private static void keep(DSLContext dsl, Identity identity) {
    StringBuilder groups = new StringBuilder();
    for (String group : identity.groups()) {
      if (groups.length() + group.length() < LONGEST_GROUPS) {
        groups.append(group).append('\n');
      }
    }
    dsl.update(EXTERNAL_IDENTITY)
        .set(EXTERNAL_IDENTITY.LOGIN, identity.login())
        .set(EXTERNAL_IDENTITY.TOLD_GROUPS, groups.toString())
        .where(
            EXTERNAL_IDENTITY.ISSUER.eq(identity.issuer()),
            EXTERNAL_IDENTITY.SUBJECT.eq(identity.subject()))
        .execute();
  }

  private static void applyGroups(
      DSLContext dsl, long id, Identity identity, Origin origin, Instant now) {
    String before = text(dsl, id);
    List<GroupGrant> grants = GroupRoleStore.of(dsl, identity.groups());
    GrantStore.replaceByGroup(dsl, id, grants, now);
    String after = text(dsl, id);
    if (!after.equals(before)) {
      AuditService.record(
          dsl, actor(id, identity, origin), "account.groups", "account " + id, before, after, now);
    }
  }

  private static String text(DSLContext dsl, long id) {
    return GrantList.named(dsl, List.of(id)).getOrDefault(id, List.of()).stream()
        .map(grant -> "role: " + grant.role() + " on site " + grant.siteId())
        .collect(Collectors.joining("\n"));
  }

  private static Actor actor(long id, Identity identity, Origin origin) {
    return new Actor(id, identity.name(), origin.address());
  }
}
