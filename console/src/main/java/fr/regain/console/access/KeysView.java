package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an account's API keys shows.
 *
 * @param visit the request
 * @param path address of the page
 * @param name whose account it is; null: the reader's own
 * @param grants the roles that a new key may have
 * @param keys the newest first
 * @param password whether making one takes the reader's password
 * @param form the form for a new one
 */
public record KeysView(
    Visit visit,
    String path,
    @Nullable String name,
    List<GrantedRole> grants,
    List<ApiKey> keys,
    boolean password,
    Form form) {
  /** Last part of the address of such pages. */
  static final String PART = "/cles";

  private static final String USUAL_DAYS = "90";

  /** Address of the page of an account's keys. */
  public static String of(String account) {
    return account + PART;
  }

  /** What the browser's tab says. */
  public String title() {
    return name == null ? visit.say("keys.title") : visit.say("keys.title-of", name);
  }

  /** Name of the field that says whether the key is to have a role. */
  public static String field(GrantedRole grant) {
    return "role-" + grant.role() + "-" + grant.siteId();
  }

  /** A role on a site, on one line. */
  public String grant(GrantedRole grant) {
    return visit.say("keys.role-on", AccountsView.role(visit, grant.role()), grant.siteName());
  }

  /** All that a key may do, on one line. */
  public String grants(ApiKey key) {
    return key.grants().stream().map(this::grant).collect(Collectors.joining(", "));
  }

  /** Whether a key opens something, or why not. */
  public String state(ApiKey key) {
    if (key.revokedAt() != null) {
      return visit.say("keys.state-REVOKED");
    }
    return visit.say(key.opens(visit.now()) ? "keys.state-OPEN" : "keys.state-EXPIRED");
  }

  /** Who made a key of somebody else's; null: its account's own person did. */
  public @Nullable String madeBy(ApiKey key) {
    if (!key.isByAnother()) {
      return null;
    }
    String maker = key.maker();
    return maker == null ? visit.say("keys.made-unknown") : visit.say("keys.made-by", maker);
  }

  /** When and from where a key was last used. */
  public String used(ApiKey key) {
    Instant at = key.lastUsedAt();
    String from = key.lastAddress();
    return at == null || from == null
        ? visit.say("contact.never")
        : visit.say("keys.used-from", visit.figures().moment(at), from);
  }

  /** What the field for the days holds. */
  public String days() {
    String typed = form.text("days");
    return typed.isEmpty() ? USUAL_DAYS : typed;
  }
}
