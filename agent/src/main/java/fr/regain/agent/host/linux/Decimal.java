package fr.regain.agent.host.linux;

import java.util.OptionalLong;

/** Whole numbers as the kernel prints them. */
final class Decimal {
  private Decimal() {}

  /** The number, absent when the text is not one or does not fit. */
  static OptionalLong parse(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }
}
