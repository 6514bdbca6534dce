package fr.regain.agent.mine;

import fr.regain.agent.message.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Sizes, ages and dates in a person's words. */
final class Wording {
  private static final int STEP = 1000;
  private static final String[] FRENCH = {"o", "ko", "Mo", "Go", "To"};
  private static final String[] ENGLISH = {"B", "kB", "MB", "GB", "TB"};

  private final Locale locale;

  Wording(Locale locale) {
    this.locale =
        locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? Locale.FRENCH : Locale.ENGLISH;
  }

  boolean french() {
    return locale.equals(Locale.FRENCH);
  }

  String of(String french, String english) {
    return of(new Text(french, english));
  }

  /** In French, punctuation never starts a line. */
  String of(Text text) {
    return french()
        ? text.in(locale).replaceAll(" ([;:!?%»])", "\u00a0$1").replace("« ", "«\u00a0")
        : text.in(locale);
  }

  /** Bytes in decimal units, as file managers show them. */
  String size(long bytes) {
    String[] units = french() ? FRENCH : ENGLISH;
    double value = bytes;
    int unit = 0;
    while (value >= STEP && unit < units.length - 1) {
      value /= STEP;
      unit++;
    }
    String form = unit == 0 || value >= 100 ? "%.0f\u00a0%s" : "%.1f\u00a0%s";
    return String.format(locale, form, value, units[unit]);
  }

  String files(long count) {
    return french()
        ? String.format(locale, count > 1 ? "%,d fichiers" : "%,d fichier", count)
        : String.format(locale, count == 1 ? "%,d file" : "%,d files", count);
  }

  /** How long ago something last changed. */
  String age(Instant then, Instant now) {
    long days = Math.max(0, Duration.between(then, now).toDays());
    if (days >= 730) {
      return of(days / 365 + " ans", days / 365 + " years");
    }
    if (days >= 60) {
      return of(days / 30 + " mois", days / 30 + " months");
    }
    return of(days + (days > 1 ? " jours" : " jour"), days + (days == 1 ? " day" : " days"));
  }

  String day(Instant instant, ZoneId zone) {
    String day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(locale)
            .format(instant.atZone(zone));
    return french() ? day.replaceFirst("^1 ", "1er ") : day;
  }
}
