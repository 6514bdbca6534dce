package fr.regain.agent.inventory;

import java.util.Optional;

/** Texts as hardware states them, fit to be reported. */
final class StatedText {
  private static final int MAXIMUM_CHARACTERS = 255;
  private static final Patterns JUNK = Patterns.of("junk-values.txt");

  private StatedText() {}

  /**
   * The text without control characters and repeated spaces, cut to 255 characters; absent when
   * blank or junk.
   */
  static Optional<String> clean(String text) {
    String tidy = text.replaceAll("[\\p{Cntrl}\\s\\uFFFD]+", " ").strip();
    if (tidy.isEmpty() || JUNK.match(tidy)) {
      return Optional.empty();
    }
    return Optional.of(
        tidy.length() <= MAXIMUM_CHARACTERS ? tidy : tidy.substring(0, MAXIMUM_CHARACTERS));
  }
}
