package fr.regain.console.access;

import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What the page that adds a code generator shows.
 *
 * @param visit the request
 * @param signInName name by which the generator tells this account from others
 * @param key the proposed key in base32
 * @param form the form that was filled in
 */
public record SecondFactorView(Visit visit, String signInName, String key, Form form) {
  /** The key in groups of four, as people read it out. */
  public String grouped() {
    return key.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** The address that a code generator on this machine opens by. */
  public String address() {
    String label = URLEncoder.encode("Regain:" + signInName, StandardCharsets.UTF_8);
    return new Query("otpauth://totp/" + label.replace("+", "%20"))
        .with("secret", key)
        .with("issuer", "Regain")
        .toString();
  }
}
