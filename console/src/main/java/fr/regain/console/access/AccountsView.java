package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.TableView;
import java.util.List;

/**
 * What the page of the accounts shows.
 *
 * @param table the list of those that the reader looks after
 * @param local whether names and passwords of this console let people in
 * @param groups whether the reader decides which roles the groups of the identity provider give
 * @param sites those on which the reader may give roles
 * @param form the form for a new account
 */
public record AccountsView(
    TableView<Account> table, boolean local, boolean groups, List<SiteLabel> sites, Form form) {
  /** Address of the page. */
  public static final String PATH = "/comptes";

  /** Where one acts on many accounts. */
  public static final String ACTS = PATH + "/actions";

  /** Address of the page of an account. */
  public static String address(long id) {
    return PATH + "/" + id;
  }

  /** The request. */
  public Visit visit() {
    return table.visit();
  }

  /** Where one acts on these accounts. */
  public String acts() {
    return table.address().on(ACTS).toString();
  }

  /** What a role is called. */
  public static String role(Visit visit, Role role) {
    return visit.say("role." + role.name());
  }
}
