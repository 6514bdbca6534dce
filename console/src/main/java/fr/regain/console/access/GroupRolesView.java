package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page of the identity provider's groups shows.
 *
 * @param visit the request
 * @param roles which roles the groups give
 * @param sites those on which a role may be given
 * @param form the form for another one
 */
public record GroupRolesView(Visit visit, List<GroupRole> roles, List<SiteLabel> sites, Form form) {
  /** Address of the page. */
  public static final String PATH = AccountsView.PATH + "/groupes";
}
