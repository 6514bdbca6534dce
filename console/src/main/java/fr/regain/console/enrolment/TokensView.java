package fr.regain.console.enrolment;

import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.TableView;
import java.util.List;

/**
 * What the page of the enrolment tokens shows.
 *
 * @param table the list
 * @param tree every site before those that it holds
 * @param form the form for a new token
 */
public record TokensView(TableView<ListedToken> table, List<Site> tree, Form form) {
  /** Address of the page. */
  public static final String PATH = "/deploiement/jetons";

  /** Where one acts on many tokens. */
  public static final String ACTS = PATH + "/actions";

  /** How many days a token lives, unless somebody says otherwise. */
  public static final String USUAL_DAYS = "30";

  /** How many devices it admits, unless somebody says otherwise. */
  public static final String USUAL_USES = "100";

  /** Keeps its own copy. */
  public TokensView {
    tree = List.copyOf(tree);
  }

  /** The request. */
  public Visit visit() {
    return table.visit();
  }

  /** Name of a token's site. */
  public String site(EnrolmentToken token) {
    return SiteChoice.find(tree, token.siteId()).map(Site::name).orElse(visit().say("unknown"));
  }

  /** Where one acts on these tokens. */
  public String acts() {
    return table.address().on(ACTS).toString();
  }

  /** What a field of the form holds: what was typed, or what is usual. */
  public String value(String field, String usual) {
    String typed = form.text(field);
    return typed.isEmpty() && form.isSound() ? usual : typed;
  }
}
