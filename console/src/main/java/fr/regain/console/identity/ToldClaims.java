package fr.regain.console.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Claims of a person, verified, and what this console takes from them.
 *
 * @param claims by their names
 */
record ToldClaims(Map<String, Object> claims) {
  private static final int LONGEST = 255;
  private static final int MOST_GROUPS = 1_000;

  /** What people call the person; ProConnect calls the second half {@code usual_name}. */
  String name(String fallback) {
    String family = first(text("usual_name"), text("family_name"));
    return first(text("name"), (text("given_name") + " " + family).strip(), login(fallback));
  }

  /** By which the provider's people know the person. */
  String login(String fallback) {
    return first(text("preferred_username"), text("email"), fallback);
  }

  /**
   * The groups.
   *
   * @param path name of the claim, with dots between the names of claims in claims
   */
  List<String> groups(String path) {
    Object value = claims.get(path);
    if (value == null) {
      value = claims;
      for (String name : path.split("\\.", -1)) {
        value = value instanceof Map<?, ?> inner ? inner.get(name) : null;
      }
    }
    Stream<?> listed =
        value instanceof Collection<?> several
            ? several.stream()
            : Stream.ofNullable(value instanceof String ? value : null);
    return listed
        .filter(String.class::isInstance)
        .map(group -> clean((String) group))
        .filter(group -> !group.isEmpty() && group.length() <= LONGEST)
        .distinct()
        .sorted()
        .limit(MOST_GROUPS)
        .toList();
  }

  private String text(String claim) {
    return claims.get(claim) instanceof String said ? cut(clean(said)) : "";
  }

  private static String first(String... texts) {
    return Stream.of(texts)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(ToldClaims::cut)
        .orElse("");
  }

  private static String clean(String text) {
    return text.codePoints()
        .filter(point -> Character.getType(point) != Character.CONTROL)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .strip();
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }
}
