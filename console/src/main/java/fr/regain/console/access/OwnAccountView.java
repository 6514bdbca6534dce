package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads of their own account.
 *
 * @param visit the request
 * @param person who reads
 * @param account their account; null for who came in by the sign-in link
 * @param keyByAnother whether somebody else has made a key that acts in their name
 * @param refusal when signing in to it was last tried too often; null: not for long
 * @param sessions their live sessions, the last used first
 * @param present number of the session that this is
 * @param form the form that was filled in
 */
public record OwnAccountView(
    Visit visit,
    Person person,
    @Nullable Account account,
    boolean keyByAnother,
    SignInRefusals.@Nullable Refusal refusal,
    List<OpenSession> sessions,
    long present,
    Form form) {
  /** Address of the page. */
  public static final String PATH = "/compte";

  /** When and from where signing in to it was last tried too often; null: not for long. */
  public @Nullable String refused() {
    return refusal == null
        ? null
        : visit.say("own.refused", visit.figures().moment(refusal.at()), refusal.address());
  }

  /** The table of their sessions. */
  public SessionsView table() {
    return new SessionsView(visit, sessions, present, PATH + "/sessions", true);
  }
}
