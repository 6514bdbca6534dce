package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What the page at the door shows.
 *
 * @param visit the request
 * @param form the form that was filled in
 * @param local whether a name and a password of this console let people in
 * @param provider what people call the identity provider, empty when it has no name; null: there is
 *     none
 */
public record EntryView(Visit visit, Form form, boolean local, @Nullable String provider) {
  /** Where the way out to the provider starts. */
  public String wayOut() {
    return new Query(IdentityController.PATH).with("page", form.text("page")).toString();
  }

  /** What leads there. */
  public String button() {
    return provider == null || provider.isEmpty()
        ? visit.say("enter.provider")
        : visit.say("enter.provider-named", provider);
  }
}
