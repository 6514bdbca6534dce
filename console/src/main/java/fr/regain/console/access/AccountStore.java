package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;
import static fr.regain.console.schema.Tables.EXTERNAL_IDENTITY;
import static fr.regain.console.schema.Tables.ROLE_GRANT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.schema.tables.records.AccountRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The table {@code account}. */
final class AccountStore {
  static final String PERSON = "PERSON";
  static final String BREAK_GLASS = "BREAK_GLASS";

  private AccountStore() {}

  /** The number of the account that the sign-in link opens. */
  static long breakGlass(DSLContext dsl) {
    return dsl.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.KIND.eq(BREAK_GLASS))
        .fetchSingle(ACCOUNT.ID);
  }

  static Optional<AccountRecord> bySignInName(DSLContext dsl, String normalName) {
    return dsl.fetchOptional(ACCOUNT, ACCOUNT.SIGN_IN_NAME.eq(normalName));
  }

  /** The account, where administrators of the scope look after it. */
  static Optional<Account> find(DSLContext dsl, Scope scope, long id) {
    return Optional.ofNullable(list(dsl, ACCOUNT.ID.eq(id).and(GrantList.within(scope))).get(id));
  }

  /** A page of the accounts that administrators of the scope look after. */
  static CountedSlice<Account> page(
      DSLContext dsl,
      Scope scope,
      AccountFilter filter,
      Sort<AccountSort> sort,
      @Nullable Cursor at,
      int size) {
    return order(sort)
        .rows(
            dsl,
            ACCOUNT,
            GrantList.within(scope).and(condition(filter)),
            at,
            size,
            ids -> list(dsl, ACCOUNT.ID.eq(any(ids.toArray(Long[]::new)))));
  }

  static boolean hasAdministrator(DSLContext dsl, Scope scope) {
    return dsl.fetchExists(
        ACCOUNT,
        GrantList.within(scope)
            .and(condition(new AccountFilter("", Role.ADMINISTRATOR, AccountState.ACTIVE)))
            .and(ACCOUNT.PASSWORD.isNotNull()));
  }

  private static Keyset<?, Long> order(Sort<AccountSort> sort) {
    return switch (sort.key()) {
      case NAME -> new Keyset<>(lower(ACCOUNT.DISPLAY_NAME), ACCOUNT.ID, sort.descending());
      case LAST_SIGN_IN -> new Keyset<>(ACCOUNT.LAST_SIGN_IN_AT, ACCOUNT.ID, sort.descending());
      case CREATED -> new Keyset<>(ACCOUNT.CREATED_AT, ACCOUNT.ID, sort.descending());
    };
  }

  private static Condition condition(AccountFilter filter) {
    Condition condition = ACCOUNT.KIND.eq(PERSON);
    String text = filter.text();
    if (!text.isEmpty()) {
      condition =
          condition.and(
              ACCOUNT
                  .DISPLAY_NAME
                  .containsIgnoreCase(text)
                  .or(ACCOUNT.SIGN_IN_NAME.containsIgnoreCase(text))
                  .or(
                      ACCOUNT.ID.in(
                          select(EXTERNAL_IDENTITY.ACCOUNT_ID)
                              .from(EXTERNAL_IDENTITY)
                              .where(EXTERNAL_IDENTITY.LOGIN.containsIgnoreCase(text)))));
    }
    Role role = filter.role();
    if (role != null) {
      condition =
          condition.and(
              ACCOUNT.ID.in(
                  select(ROLE_GRANT.ACCOUNT_ID)
                      .from(ROLE_GRANT)
                      .where(ROLE_GRANT.ROLE.eq(role.name()))));
    }
    AccountState state = filter.state();
    return state == null ? condition : condition.and(ACCOUNT.STATE.eq(state.name()));
  }

  private static Map<Long, Account> list(DSLContext dsl, Condition condition) {
    List<Record> rows =
        dsl.select(ACCOUNT.fields())
            .select(EXTERNAL_IDENTITY.fields())
            .from(ACCOUNT)
            .leftJoin(EXTERNAL_IDENTITY)
            .on(EXTERNAL_IDENTITY.ACCOUNT_ID.eq(ACCOUNT.ID))
            .where(ACCOUNT.KIND.eq(PERSON), condition)
            .fetch()
            .map(row -> row);
    Map<Long, List<GrantedRole>> grants =
        GrantList.named(dsl, rows.stream().map(row -> row.get(ACCOUNT.ID)).toList());
    return rows.stream()
        .map(row -> account(row, grants.getOrDefault(row.get(ACCOUNT.ID), List.of())))
        .collect(Collectors.toMap(Account::id, account -> account));
  }

  private static Account account(Record row, List<GrantedRole> grants) {
    OffsetDateTime lastSignInAt = row.get(ACCOUNT.LAST_SIGN_IN_AT);
    OutsideIdentity outside =
        row.get(EXTERNAL_IDENTITY.ISSUER) == null
            ? null
            : new OutsideIdentity(
                row.get(EXTERNAL_IDENTITY.ISSUER),
                row.get(EXTERNAL_IDENTITY.TOLD_GROUPS).lines().toList());
    return new Account(
        row.get(ACCOUNT.ID),
        AccountState.valueOf(row.get(ACCOUNT.STATE)),
        outside == null ? row.get(ACCOUNT.SIGN_IN_NAME) : row.get(EXTERNAL_IDENTITY.LOGIN),
        row.get(ACCOUNT.DISPLAY_NAME),
        row.get(ACCOUNT.PASSWORD) != null,
        row.get(ACCOUNT.TOTP_SECRET) != null,
        row.get(ACCOUNT.CREATED_AT).toInstant(),
        lastSignInAt == null ? null : lastSignInAt.toInstant(),
        grants,
        outside);
  }

  /** An account without a sign-in name: an outside identity leads to it. */
  static long insert(DSLContext dsl, String name, Instant now) {
    AccountRecord created = dsl.newRecord(ACCOUNT);
    created.setKind(PERSON);
    created.setState(AccountState.ACTIVE.name());
    created.setDisplayName(name);
    created.setCreatedAt(now.atOffset(ZoneOffset.UTC));
    created.insert();
    return created.getId();
  }

  static void rename(DSLContext dsl, long id, String name) {
    dsl.update(ACCOUNT).set(ACCOUNT.DISPLAY_NAME, name).where(ACCOUNT.ID.eq(id)).execute();
  }

  static long insert(DSLContext dsl, SignInName signInName, String name, Instant now) {
    AccountRecord created = dsl.newRecord(ACCOUNT);
    created.setKind(PERSON);
    created.setState(AccountState.ACTIVE.name());
    created.setSignInName(signInName.text());
    created.setDisplayName(name);
    created.setCreatedAt(now.atOffset(ZoneOffset.UTC));
    created.insert();
    return created.getId();
  }

  static void setState(DSLContext dsl, long id, AccountState state) {
    dsl.update(ACCOUNT).set(ACCOUNT.STATE, state.name()).where(ACCOUNT.ID.eq(id)).execute();
  }

  static void setSecondFactor(DSLContext dsl, long id, byte[] key, long step) {
    dsl.update(ACCOUNT)
        .set(ACCOUNT.TOTP_SECRET, key)
        .set(ACCOUNT.TOTP_STEP, step)
        .where(ACCOUNT.ID.eq(id))
        .execute();
  }

  static void removeSecondFactor(DSLContext dsl, long id) {
    dsl.update(ACCOUNT)
        .setNull(ACCOUNT.TOTP_SECRET)
        .setNull(ACCOUNT.TOTP_STEP)
        .where(ACCOUNT.ID.eq(id))
        .execute();
  }

  /** Uses the code of a step up; false when that was done already. */
  static boolean useStep(DSLContext dsl, long id, long step) {
    return dsl.update(ACCOUNT)
            .set(ACCOUNT.TOTP_STEP, step)
            .where(ACCOUNT.ID.eq(id), ACCOUNT.TOTP_STEP.lt(step))
            .execute()
        == 1;
  }

  /** Codes that were tried with the old one count no more. */
  static void setPassword(DSLContext dsl, long id, String hash) {
    dsl.update(ACCOUNT)
        .set(ACCOUNT.PASSWORD, hash)
        .set(ACCOUNT.WRONG_CODES, 0)
        .where(ACCOUNT.ID.eq(id))
        .execute();
  }

  /** An account, held until the transaction ends. */
  static AccountRecord lock(DSLContext dsl, long id) {
    return dsl.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).forUpdate().fetchSingle();
  }

  /**
   * True of the accounts that the settings let in.
   *
   * @param local whether passwords of this console open it; else only accounts of an identity
   *     provider come in, and who holds the sign-in link
   */
  static Condition mayComeIn(boolean local) {
    return local
        ? noCondition()
        : ACCOUNT
            .KIND
            .eq(BREAK_GLASS)
            .or(
                exists(
                    selectOne()
                        .from(EXTERNAL_IDENTITY)
                        .where(EXTERNAL_IDENTITY.ACCOUNT_ID.eq(ACCOUNT.ID))));
  }
}
