package fr.regain.agent.rule;

import java.util.Locale;

/**
 * A text for people in both languages of the product.
 *
 * @param fr French
 * @param en English
 */
public record Bilingual(String fr, String en) {
  /** French for a French locale, else English. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("fr") ? fr : en;
  }
}
