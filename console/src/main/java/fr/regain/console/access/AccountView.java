package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page of one account shows to an administrator.
 *
 * @param visit the request
 * @param account the account
 * @param own whether it is the reader's, who changes none of its rights
 * @param sessions its live sessions, the last used first
 * @param sites those on which the reader may give roles
 * @param form the form for another role
 */
public record AccountView(
    Visit visit,
    Account account,
    boolean own,
    List<OpenSession> sessions,
    List<SiteLabel> sites,
    Form form) {
  /** The table of its sessions. */
  public SessionsView table() {
    return new SessionsView(visit, sessions, 0, address() + "/sessions", !own);
  }

  /** Address of the page. */
  public String address() {
    return AccountsView.address(account.id());
  }
}
