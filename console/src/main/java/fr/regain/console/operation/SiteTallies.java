package fr.regain.console.operation;

import fr.regain.console.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One level of the tree: a site, and what each that it holds has registered and sent up.
 *
 * @param site the site that holds the lines; null: several do, or none
 * @param trail those that hold it, the first at the top
 * @param lines a line for each that has an operation
 */
public record SiteTallies(@Nullable Site site, List<Site> trail, List<SiteTally> lines) {
  /** Keeps its own copies. */
  public SiteTallies {
    trail = List.copyOf(trail);
    lines = List.copyOf(lines);
  }
}
