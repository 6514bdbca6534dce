package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the page of the accounts shows.
 *
 * @param visit the request
 * @param accounts those that the reader looks after, by name
 * @param local whether names and passwords of this console let people in
 * @param groups whether the reader decides which roles the groups of the identity provider give
 * @param sites those on which the reader may give roles
 * @param form the form for a new account
 */
public record AccountsView(
    Visit visit,
    List<Account> accounts,
    boolean local,
    boolean groups,
    List<SiteLabel> sites,
    Form form) {
  /** Address of the page. */
  public static final String PATH = "/comptes";

  /** Address of the page of an account. */
  public static String address(long id) {
    return PATH + "/" + id;
  }

  /** The roles of an account on one line. */
  public String roles(Account account) {
    return account.grants().isEmpty()
        ? visit.say("accounts.no-role")
        : account.grants().stream()
            .map(
                grant -> visit.say("accounts.role-on", role(visit, grant.role()), grant.siteName()))
            .collect(Collectors.joining(", "));
  }

  /** Whether an account lets its person in, or what it waits for. */
  public String state(Account account) {
    if (account.state() == AccountState.SHUT_OUT) {
      return visit.say("accounts.state.SHUT_OUT");
    }
    return visit.say(
        account.passwordChosen() || account.outside() != null
            ? "accounts.state.ACTIVE"
            : "accounts.state.invited");
  }

  /** What a role is called. */
  public static String role(Visit visit, Role role) {
    return visit.say("role." + role.name());
  }
}
