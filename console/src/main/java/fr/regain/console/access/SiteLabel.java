package fr.regain.console.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site as people type or choose it where a list of all would be too long.
 *
 * @param id its number
 * @param name what people call it
 * @param uai code of an établissement; null elsewhere
 */
public record SiteLabel(long id, String name, @Nullable String uai) {
  /** Most sites that a page proposes; the others are typed. */
  public static final int MOST_PROPOSED = 60;

  /** Its name, and what tells it from others of that name: the UAI code, or its number. */
  public String text() {
    return name + " · " + (uai == null ? "n° " + id : uai);
  }

  /** The site that a text means: the whole label, the UAI code, or the name if one alone has it. */
  public static Optional<SiteLabel> named(List<SiteLabel> sites, String typed) {
    String text = typed.strip();
    List<SiteLabel> exact =
        sites.stream()
            .filter(
                site ->
                    site.text().equals(text) || text.toUpperCase(Locale.ROOT).equals(site.uai()))
            .toList();
    List<SiteLabel> found =
        exact.isEmpty()
            ? sites.stream().filter(site -> site.name().equalsIgnoreCase(text)).toList()
            : exact;
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
