package fr.regain.console.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page knows of the request that it answers. Controllers take it as an argument.
 *
 * @param words texts in the reader's language
 * @param figures quantities in the reader's language
 * @param files addresses of the static files
 * @param address path and query of the page, for links that come back to it
 * @param formToken token that the forms of this session carry; absent when nobody is signed in
 * @param name of whoever is signed in; empty when nobody is, or somebody by the sign-in link
 * @param menu what they may open
 * @param presentation how whoever runs the console presents it
 * @param now when the request was received
 */
public record Visit(
    Words words,
    Figures figures,
    StaticFiles files,
    String address,
    @Nullable String formToken,
    String name,
    List<Section> menu,
    Presentation presentation,
    Instant now) {

  /** Name of the field and of the authentication's attribute that carry the form token. */
  public static final String FORM_TOKEN = "formToken";

  /** The authentication's attribute that holds the person's name. */
  public static final String NAME = "name";

  /** The authentication's attribute that lists the {@link Section sections} of their menu. */
  public static final String MENU = "menu";

  private static final String ENTRY = "/entree";

  /** The text of a key; see {@link Words#say}. */
  public String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  /** The address that shows this page in a language, and remembers it. */
  public String inLanguage(Language language) {
    return "/langue?code="
        + language.tag()
        + "&page="
        + URLEncoder.encode(address, StandardCharsets.UTF_8);
  }

  /** The address where one signs in, to come back here after it. */
  public String entry() {
    // What is below the entry holds a secret in its path.
    return new Query(ENTRY)
        .with("page", address.startsWith(ENTRY) || address.equals("/") ? "" : address)
        .toString();
  }

  /**
   * The address that a form with a file is sent to. Such a form carries its token there and not in
   * a field, so that it is checked before the file is read; it is another token than that of the
   * fields, because addresses are seen by more programs than bodies.
   */
  public String upload(String path) {
    return new Query(path)
        .with(FORM_TOKEN, formToken == null ? "" : uploadToken(formToken))
        .toString();
  }

  /** The token of forms with a file that goes with the token of a session's other forms. */
  public static String uploadToken(String formToken) {
    return Pages.digest(("upload " + formToken).getBytes(StandardCharsets.UTF_8));
  }

  /** The groups of the menu, each with what the reader may open of it. */
  public List<MenuGroup> groups() {
    return MenuGroup.of(menu, address);
  }

  /** What a page says of its weight, and of that of its files; see {@link StaticFiles#weight}. */
  public String weight(boolean live, boolean follows) {
    return say("shell.weight", PageWeight.PLACE, Math.ceilDiv(files.weight(live, follows), 1_000));
  }

  /** The same, for the page that says goodbye. */
  public Visit signedOut() {
    return new Visit(words, figures, files, address, null, "", List.of(), now);
  }

  /** Whether somebody is signed in. */
  public boolean signedIn() {
    return formToken != null;
  }
}
