package fr.regain.agent.message;

import java.util.Locale;

/**
 * One message in the two languages of the agent.
 *
 * @param french for people whose system speaks French
 * @param english for everybody else
 */
public record Text(String french, String english) {

  /** The wording for a reader's language: French for French, English for any other. */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? french : english;
  }
}
