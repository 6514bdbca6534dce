package fr.regain.console.site;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
   * The site, those that hold it, those that nothing in the tree holds and, unless they are too
   * many, those that it holds itself.
   *
   * @param tree every site before those that it holds
   * @param id the site; null, or one that is not there: the first
   */
  public static List<Site> around(List<Site> tree, @Nullable Long id) {
    if (tree.isEmpty()) {
      return List.of();
    }
    List<Site> tops = tops(tree);
    Site centre = (id == null ? Optional.<Site>empty() : find(tree, id)).orElse(tree.getFirst());
    List<Site> below = below(tree, centre.id());
    boolean few = below.size() <= MOST_BELOW;
    return tree.stream()
        .filter(
            site ->
                centre.path().startsWith(site.path())
                    || tops.contains(site)
                    || (few && below.contains(site)))
        .toList();
  }

  /** The sites that no other of the tree holds: the root, or the tops of a person's subtrees. */
  public static List<Site> tops(List<Site> tree) {
    Set<Long> ids = tree.stream().map(Site::id).collect(Collectors.toSet());
    return tree.stream()
        .filter(site -> site.parentId() == null || !ids.contains(site.parentId()))
        .toList();
  }

  /** The sites that a site holds directly. */
  public static List<Site> below(List<Site> tree, long id) {
    return tree.stream().filter(site -> Objects.equals(site.parentId(), id)).toList();
  }
}
