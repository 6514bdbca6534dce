package fr.regain.console.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language in which every page exists. */
public enum Language {
  FRENCH(Locale.FRANCE, "fr", "Français"),
  ENGLISH(Locale.UK, "en", "English");

  static final String COOKIE = "langue";

  private final Locale locale;
  private final String tag;
  private final String ownName;

  Language(Locale locale, String tag, String ownName) {
    this.locale = locale;
    this.tag = tag;
    this.ownName = ownName;
  }

  /** What its speakers call it. */
  public String ownName() {
    return ownName;
  }

  /** Decides the forms of numbers and dates. */
  public Locale locale() {
    return locale;
  }

  /** BCP 47 tag, for {@code lang} attributes. */
  public String tag() {
    return tag;
  }

  /** The language of a tag, if it is one of ours. */
  public static Optional<Language> ofTag(String tag) {
    for (Language language : values()) {
      if (language.tag.equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /**
   * The reader's own choice, else the first of the browser's languages that we have, else French.
   */
  static Language of(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(COOKIE)
        .flatMap(cookie -> ofTag(cookie.getValue()))
        .orElseGet(() -> accepted(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  private static Language accepted(@Nullable String header) {
    if (header == null) {
      return FRENCH;
    }
    List<Locale.LanguageRange> ranges;
    try {
      ranges = Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException malformed) {
      return FRENCH;
    }
    for (Locale.LanguageRange range : ranges) {
      String primary = range.getRange().split("-", 2)[0];
      Optional<Language> language = range.getWeight() > 0 ? ofTag(primary) : Optional.empty();
      if (language.isPresent()) {
        return language.get();
      }
    }
    return FRENCH;
  }
}
