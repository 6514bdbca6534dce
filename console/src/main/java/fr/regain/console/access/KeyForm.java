package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what a person types into the form for a new API key. */
final class KeyForm {
  private final Visit visit;
  private final Form form;

  KeyForm(Visit visit, Form form) {
    this.visit = visit;
    this.form = form;
  }

  /** What the key is to be called; noted on the form when it cannot be called that. */
  String name() {
    String name = form.text("name");
    if (name.isEmpty() || name.length() > ApiKeys.LONGEST_NAME) {
      form.reject("name", visit.say("keys.error.name", ApiKeys.LONGEST_NAME));
    }
    return name;
  }

  Duration life() {
    long most = ApiKeys.LONGEST_LIFE.toDays();
    long days = form.number("days").orElse(0);
    if (days < 1 || days > most) {
      form.reject("days", visit.say("keys.error.days", most));
    }
    return Duration.ofDays(days);
  }

  /**
   * The roles that the key is to have.
   *
   * @param held those of its account
   * @param sites those on which its account has roles
   */
  List<ApiKeyStore.Wish> grants(List<GrantedRole> held, List<SiteLabel> sites) {
    List<GrantedRole> ticked =
        held.stream().filter(grant -> form.text(KeysView.field(grant)).equals("yes")).toList();
    if (ticked.isEmpty()) {
      form.reject("roles", visit.say("keys.error.roles"));
    }
    String typed = form.text("site");
    if (typed.isEmpty()) {
      return ticked.stream()
          .map(grant -> new ApiKeyStore.Wish(grant.role(), grant.siteId()))
          .toList();
    }
    Optional<SiteLabel> site = SiteLabel.named(sites, typed);
    if (site.isEmpty()) {
      form.reject("site", visit.say("keys.error.site"));
      return List.of();
    }
    return ticked.stream()
        .map(grant -> new ApiKeyStore.Wish(grant.role(), site.get().id()))
        .distinct()
        .toList();
  }

  /** Notes that the account does not have the ticked roles on the site that was typed. */
  void rejectSite() {
    form.reject("site", visit.say("keys.error.site"));
  }

  /** Notes that the account has as many keys as it may. */
  void rejectAnother() {
    form.reject("name", visit.say("keys.error.many", ApiKeys.MOST_KEYS));
  }
}
