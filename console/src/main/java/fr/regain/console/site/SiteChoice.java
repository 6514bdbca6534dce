package fr.regain.console.site;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sites to choose from without listing the whole tree: one walks down it, a level at a time. */
public final class SiteChoice {
  /**
   * Most sites below the chosen one that a choice offers; with more, people go by the sites page.
   */
  public static final int MOST_BELOW = 30;

  private SiteChoice() {}

  /** The site of that number in a tree. */
  public static Optional<Site> find(List<Site> tree, long id) {
    return tree.stream().filter(site -> site.id() == id).findFirst();
  }

  /**
   * The site, those that hold it and, unless they are too many, those that it holds.
   *
   * @param tree every site before those that it holds
   * @param id the site; null, or one that is not there: the root
   */
  public static List<Site> around(List<Site> tree, @Nullable Long id) {
    if (tree.isEmpty()) {
      return List.of();
    }
    Site centre = (id == null ? Optional.<Site>empty() : find(tree, id)).orElse(tree.getFirst());
    List<Site> below = below(tree, centre.id());
    boolean few = below.size() <= MOST_BELOW;
    return tree.stream()
        .filter(site -> centre.path().startsWith(site.path()) || (few && below.contains(site)))
        .toList();
  }

  /** The sites that a site holds directly. */
  public static List<Site> below(List<Site> tree, long id) {
    return tree.stream().filter(site -> Objects.equals(site.parentId(), id)).toList();
  }
}
