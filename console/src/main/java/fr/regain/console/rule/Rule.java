package fr.regain.console.rule;

import java.time.Duration;
import java.util.Locale;

/**
 * A rule of the clean-up, as people choose it. What it matches is the agent's business: the console
 * names rules and nothing else.
 *
 * @param id its stable name, at most 64 characters
 * @param mode how far it may go
 * @param approval whose yes it needs
 * @param frenchTitle what it is called
 * @param englishTitle what it is called
 * @param frenchText what it takes, in a sentence
 * @param englishText what it takes, in a sentence
 * @param source where its knowledge comes from
 * @param minimumAge age below which it takes nothing; a campaign may raise it and never lower it
 */
public record Rule(
    String id,
    RuleMode mode,
    RuleApproval approval,
    String frenchTitle,
    String englishTitle,
    String frenchText,
    String englishText,
    String source,
    Duration minimumAge) {
  /** The greatest age that a campaign may ask for, days. */
  public static final int GREATEST_AGE_DAYS = 3_650;

  /** What it is called, in French unless the locale is English. */
  public String title(Locale locale) {
    return isEnglish(locale) ? englishTitle : frenchTitle;
  }

  /** What it takes, in French unless the locale is English. */
  public String text(Locale locale) {
    return isEnglish(locale) ? englishText : frenchText;
  }

  private static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals("en");
  }

  /** The least age that a campaign may ask for: the rule's own, in whole days, rounded up. */
  public int leastAgeDays() {
    return Math.toIntExact(minimumAge.plusDays(1).minusNanos(1).toDays());
  }

  /** Whether a campaign may ask for that age. */
  public boolean allowsAge(int days) {
    return days >= leastAgeDays() && days <= GREATEST_AGE_DAYS;
  }

  /**
   * Whether what it takes is back on the volume when the clean-up ends; the others' bytes are held,
   * freed by tools that tell no plan, or only shown.
   */
  public boolean freesAtOnce() {
    return mode == RuleMode.SAFE;
  }

  /** Whether a person at the device has to say yes. */
  public boolean asksPeople() {
    return approval == RuleApproval.USER;
  }
}
