package fr.regain.console.enrolment;

import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page of the enrolment tokens shows.
 *
 * @param visit the request
 * @param tokens the newest first
 * @param tree every site before those that it holds
 * @param form the form for a new token
 */
public record TokensView(Visit visit, List<EnrolmentToken> tokens, List<Site> tree, Form form) {
  /** Address of the page. */
  public static final String PATH = "/deploiement/jetons";

  /** How many days a token lives and how many devices it admits, unless somebody says otherwise. */
  public static final String USUAL_DAYS = "30";

  public static final String USUAL_USES = "100";

  /** Name of a token's site. */
  public String site(EnrolmentToken token) {
    return SiteChoice.find(tree, token.siteId()).map(Site::name).orElse(visit.say("unknown"));
  }

  /** Whether a token still admits devices, or why not. */
  public String state(EnrolmentToken token) {
    if (token.revokedAt() != null) {
      return visit.say("tokens.state.revoked");
    }
    if (!visit.now().isBefore(token.expiresAt())) {
      return visit.say("tokens.state.expired");
    }
    return visit.say(token.admits(visit.now()) ? "tokens.state.open" : "tokens.state.used-up");
  }

  /** What a field of the form holds: what was typed, or what is usual. */
  public String value(String field, String usual) {
    String typed = form.text(field);
    return typed.isEmpty() && form.isSound() ? usual : typed;
  }
}
