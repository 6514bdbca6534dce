package fr.regain.console.access;

import static fr.regain.console.schema.Tables.ACCOUNT;

import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of people and their roles. Whoever changes them needs the role of an administrator: what
 * lies outside the scope of that role does not exist for them, and nobody changes their own rights.
 */
@Singleton
public final class AccountService {
  /** Most characters of a person's name. */
  public static final int LONGEST_NAME = 255;

  private final Database database;
  private final PasswordLinks links;
  private final boolean local;
  private final Clock clock;

  AccountService(Database database, PasswordLinks links, ConsoleConfig config, Clock clock) {
    this.database = database;
    this.local = config.accounts().local();
    this.links = links;
    this.clock = clock;
  }

  /**
   * An account that was just made, or whose password was just reset.
   *
   * @param accountId its number
   * @param link secret of the link by which its person chooses a password
   */
  record Invited(long accountId, Secret link) {}

  /**
   * A page of the accounts that the person looks after.
   *
   * @param at where the page stands; null, or what is no place in this order: the first page
   * @param size rows, 1 to {@value Keyset#LARGEST_PAGE}
   */
  public CountedSlice<Account> page(
      Person by, AccountFilter filter, Sort<AccountSort> sort, @Nullable Cursor at, int size) {
    return database.read(dsl -> AccountStore.page(dsl, scope(by), filter, sort, at, size));
  }

  /** Whether a password opens an account of an administrator that the person looks after. */
  boolean hasAdministrator(Person by) {
    return database.read(dsl -> AccountStore.hasAdministrator(dsl, scope(by)));
  }

  /** One of the accounts that the person looks after. */
  public Optional<Account> find(Person by, long id) {
    return database.read(dsl -> AccountStore.find(dsl, scope(by), id));
  }

  /** Whether an account has this sign-in name already. */
  boolean isTaken(SignInName name) {
    return database.read(dsl -> AccountStore.bySignInName(dsl, name.text())).isPresent();
  }

  /** The sites on which the person may give roles, each before those that it holds. */
  List<SiteLabel> sites(Person by) {
    return database.read(dsl -> GrantList.sites(dsl, scope(by)));
  }

  /** Whose account it is, with the roles of this moment; empty for one that lets nobody in. */
  public Optional<Person> person(long accountId) {
    return database.read(
        dsl ->
            dsl.selectFrom(ACCOUNT)
                .where(ACCOUNT.ID.eq(accountId), ACCOUNT.STATE.eq(AccountState.ACTIVE.name()))
                .and(AccountStore.mayComeIn(local))
                .fetchOptional(
                    row -> {
                      boolean breakGlass = row.getKind().equals(AccountStore.BREAK_GLASS);
                      return new Person(
                          accountId,
                          row.getDisplayName(),
                          breakGlass,
                          "",
                          breakGlass ? GrantList.EVERYTHING : GrantList.of(dsl, accountId));
                    }));
  }

  /**
   * Makes an account with its first role.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for a name that is taken or cannot be one,
   *     {@link ProblemCode#NOT_FOUND} for a site outside the scope of the person
   */
  Invited create(Person by, SignInName signInName, String name, Role role, long siteId) {
    String stripped = checkedName(name);
    return database.write(
        dsl -> {
          checkSite(dsl, by, siteId);
          if (AccountStore.bySignInName(dsl, signInName.text()).isPresent()) {
            throw new Problem(
                ProblemCode.REQUEST_INVALID, "Another account already has this sign-in name.");
          }
          long id = AccountStore.insert(dsl, signInName, stripped, clock.instant());
          GrantStore.insert(dsl, id, role, siteId, clock.instant());
          Account made = find(dsl, by, id);
          Invited invited = new Invited(id, links.issue(dsl, id));
          record(dsl, by, "account.create", id, "", text(made));
          return invited;
        });
  }

  /**
   * Gives an account a role on a site; one that it has already stays. A link to choose its password
   * ends: who holds one that somebody below asked for must not come by the new role.
   */
  void grant(Person by, long id, Role role, long siteId) {
    database.update(
        dsl -> {
          Account before = findOther(dsl, by, id);
          checkSite(dsl, by, siteId);
          PasswordLinks.end(dsl, id);
          GrantStore.insert(dsl, id, role, siteId, clock.instant());
          record(dsl, by, "account.grant", id, text(before), text(find(dsl, by, id)));
        });
  }

  /** Takes a role on a site back. */
  void withdraw(Person by, long id, Role role, long siteId) {
    database.update(
        dsl -> {
          Account before = findOther(dsl, by, id);
          if (GrantStore.delete(dsl, id, role, siteId) == 0) {
            throw new Problem(ProblemCode.NOT_FOUND, "The account does not have this role there.");
          }
          // Without a role left, the account may be above the person who took the last one back.
          String after =
              AccountStore.find(dsl, Scope.EVERYWHERE, id).map(AccountService::text).orElseThrow();
          record(dsl, by, "account.withdraw", id, text(before), after);
        });
  }

  /**
   * A new link by which the person of an account chooses a password; the old one counts till then.
   */
  Invited resetPassword(Person by, long id) {
    return database.write(
        dsl -> {
          Account account = findOther(dsl, by, id);
          if (account.outside() != null) {
            throw new Problem(
                ProblemCode.REQUEST_INVALID,
                "The identity provider signs this person in: there is no password here.");
          }
          Invited invited = new Invited(id, links.issue(dsl, id));
          record(dsl, by, "account.password-link", id, "", "");
          return invited;
        });
  }

  /** Takes the second factor off an account whose person lost it. */
  void removeSecondFactor(Person by, long id) {
    database.update(
        dsl -> {
          findOther(dsl, by, id);
          AccountStore.removeSecondFactor(dsl, id);
          record(dsl, by, "account.remove-code", id, "", "");
        });
  }

  /**
   * Shuts an account out, whose sessions end at once, or lets it in again. Either ends a link to
   * choose its password.
   */
  void setState(Person by, long id, AccountState state) {
    database.update(
        dsl -> {
          Account before = findOther(dsl, by, id);
          PasswordLinks.end(dsl, id);
          AccountStore.setState(dsl, id, state);
          if (state == AccountState.SHUT_OUT) {
            Sessions.closeAll(dsl, id);
          }
          record(dsl, by, "account.state", id, "state: " + before.state(), "state: " + state);
        });
  }

  /** The live sessions of an account that the person looks after. */
  List<OpenSession> sessions(Person by, long id) {
    return database.read(dsl -> Sessions.list(dsl, find(dsl, by, id).id(), clock.instant()));
  }

  /** Ends a session of somebody else; false: there is none of that number. */
  boolean closeSession(Person by, long id, long session) {
    return database.write(
        dsl -> {
          findOther(dsl, by, id);
          boolean closed = Sessions.close(dsl, id, session) == 1;
          if (closed) {
            record(dsl, by, "session.end", id, "", "");
          }
          return closed;
        });
  }

  /** Ends all sessions of somebody else. */
  void closeSessions(Person by, long id) {
    database.update(
        dsl -> {
          findOther(dsl, by, id);
          Sessions.closeAll(dsl, id);
          record(dsl, by, "session.end-all", id, "", "");
        });
  }

  private static Account findOther(DSLContext dsl, Person by, long id) {
    if (id == by.accountId()) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "Nobody changes their own rights: ask somebody else.");
    }
    return find(dsl, by, id);
  }

  private static Account find(DSLContext dsl, Person by, long id) {
    return AccountStore.find(dsl, scope(by), id)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no account number " + id + "."));
  }

  private void record(
      DSLContext dsl, Person by, String action, long id, String before, String after) {
    AuditService.record(dsl, by.actor(), action, "account " + id, before, after, clock.instant());
  }

  private static String text(Account account) {
    StringBuilder text = new StringBuilder();
    text.append("name: ").append(account.name());
    text.append("\nsign-in name: ").append(account.signInName());
    for (GrantedRole grant : account.grants()) {
      text.append("\nrole: ").append(grant.role()).append(" on site ").append(grant.siteId());
      text.append(" (").append(grant.siteName()).append(')');
    }
    return text.toString();
  }

  private static void checkSite(DSLContext dsl, Person by, long siteId) {
    if (!GrantList.siteIsIn(dsl, scope(by), siteId)) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no site number " + siteId + ".");
    }
  }

  private static Scope scope(Person by) {
    return by.scope(Role.ADMINISTRATOR);
  }

  private static String checkedName(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "The name of a person has 1 to " + LONGEST_NAME + " characters.");
    }
    return stripped;
  }
}
