package fr.regain.console.access;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Cell;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.Fields;
import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.Order;
import fr.regain.console.web.table.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of accounts, as it is declared. */
@Singleton
final class AccountTable implements Listed {
  private static final Filter<String> TEXT = Filter.words("q", "accounts.search", "list.chip.text");
  private static final Filter<Role> ROLE =
      Filter.of("role", "accounts.role", "accounts.chip.role", Role.values());
  private static final Filter<AccountState> STATE =
      Filter.of("etat", "accounts.state", "list.chip.state", AccountState.values());

  static final ListTable<Account, AccountSort> TABLE =
      new ListTable<>(
          "comptes",
          "accounts",
          List.of(TEXT, ROLE, STATE),
          List.of(
              Column.of(
                  "nom",
                  "accounts.name",
                  (visit, account) -> Cell.link(account.name(), AccountsView.address(account.id())),
                  (visit, account) -> Value.of(account.name())),
              Column.words("identifiant", "enter.name", (visit, account) -> account.signInName()),
              Column.words("roles", "accounts.roles", AccountTable::roles),
              Column.words("etat", "accounts.state", AccountTable::state),
              Column.words(
                  "code",
                  "accounts.second-factor",
                  (visit, account) ->
                      visit.say(account.secondFactor() ? "accounts.yes" : "accounts.no")),
              Column.of(
                  "connexion",
                  "accounts.last-sign-in",
                  AccountTable::lastSignIn,
                  (visit, account) -> Value.of(account.lastSignInAt())),
              Column.<Account>of(
                      "creation",
                      "accounts.created",
                      (visit, account) ->
                          Cell.moment(
                              visit.figures().date(account.createdAt()), account.createdAt()),
                      (visit, account) -> Value.of(account.createdAt()))
                  .onRequest()),
          Map.of(
              "nom", AccountSort.NAME,
              "connexion", AccountSort.LAST_SIGN_IN,
              "creation", AccountSort.CREATED),
          new Order("nom", false));

  @Override
  public ListTable<?, ?> table() {
    return TABLE;
  }

  /** The filter that an address means. */
  static AccountFilter filter(ListAddress address) {
    return new AccountFilter(
        address.get(TEXT).orElse(""),
        address.get(ROLE).orElse(null),
        address.get(STATE).orElse(null));
  }

  /** The controls above the list. */
  static List<FilterField> fields(Visit visit, ListAddress address) {
    return new Fields(visit, address)
        .search(TEXT)
        .choice(ROLE, List.of(Role.values()), role -> AccountsView.role(visit, role))
        .choice(
            STATE,
            List.of(AccountState.values()),
            state -> visit.say("accounts.state." + state.name()))
        .all();
  }

  /** The roles of an account on one line. */
  private static String roles(Visit visit, Account account) {
    return account.grants().isEmpty()
        ? visit.say("accounts.no-role")
        : account.grants().stream()
            .map(
                grant ->
                    visit.say(
                        "accounts.role-on",
                        AccountsView.role(visit, grant.role()),
                        grant.siteName()))
            .collect(Collectors.joining(", "));
  }

  /** Whether an account lets its person in, or what it waits for. */
  private static String state(Visit visit, Account account) {
    boolean waits =
        account.state() == AccountState.ACTIVE
            && !account.passwordChosen()
            && account.outside() == null;
    return visit.say("accounts.state." + (waits ? "invited" : account.state().name()));
  }

  private static Cell lastSignIn(Visit visit, Account account) {
    Instant at = account.lastSignInAt();
    return Cell.moment(at == null ? visit.say("contact.never") : visit.figures().moment(at), at);
  }
}
