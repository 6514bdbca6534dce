package fr.regain.console.operation;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What people say of an operation, and may change until its measures are sent up.
 *
 * @param title 1 to {@value #LONGEST_TITLE} characters
 * @param firstDay its first day
 * @param lastDay its last day, at most {@value #MOST_DAYS} days in all
 * @param audience who is asked to take part
 * @param organisation perimeter, teams, tools and activities, in functions and not in names of
 *     people; at most {@value #LONGEST_ORGANISATION} characters, empty: nothing is said
 */
public record OperationPlan(
    String title, LocalDate firstDay, LocalDate lastDay, Audience audience, String organisation) {
  /** Most characters of a title. */
  public static final int LONGEST_TITLE = 120;

  /** Most characters of what is said of the organisation. */
  public static final int LONGEST_ORGANISATION = 4_000;

  /** Most days from the first to the last, both counted. */
  public static final int MOST_DAYS = 366;

  /**
   * Takes it as people say it.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for what breaks a bound
   */
  public OperationPlan {
    title = title.strip();
    organisation = organisation.strip();
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw invalid("Its title has 1 to " + LONGEST_TITLE + " characters.");
    }
    if (days(firstDay, lastDay) < 1) {
      throw invalid("Its last day is not before its first one.");
    }
    if (days(firstDay, lastDay) > MOST_DAYS) {
      throw invalid("It lasts at most " + MOST_DAYS + " days.");
    }
    if (organisation.length() > LONGEST_ORGANISATION) {
      throw invalid(
          "What is said of its organisation has at most " + LONGEST_ORGANISATION + " characters.");
    }
  }

  /** How many days there are from the first to the last, both counted; below 1: turned round. */
  static long days(LocalDate first, LocalDate last) {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** As the journal tells it. */
  String told() {
    return "title: %s\nfirst-day: %s\nlast-day: %s\naudience: %s\norganisation: %s"
        .formatted(title, firstDay, lastDay, audience, organisation);
  }

  private static Problem invalid(String text) {
    return new Problem(ProblemCode.REQUEST_INVALID, "The operation is not registered. " + text);
  }
}
