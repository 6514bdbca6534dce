package fr.regain.agent.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The written form of constants: {@code USER_CACHE} is written {@code user-cache}. */
final class Codes {
  private Codes() {}

  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant written {@code code}; an unknown one is refused with the list of known ones. */
  static <E extends Enum<E>> E of(Class<E> type, String code) {
    for (E constant : type.getEnumConstants()) {
      if (code(constant).equals(code)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + code
            + "' is unknown; known are "
            + Arrays.stream(type.getEnumConstants())
                .map(Codes::code)
                .collect(Collectors.joining(", ")));
  }
}
