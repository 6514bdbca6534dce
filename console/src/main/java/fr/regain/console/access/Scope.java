package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SITE;

import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * A part of the tree of sites: some subtrees of it. Services take one and find nothing outside.
 *
 * @param paths paths of the sites whose subtrees it is; none: nothing at all
 */
public record Scope(List<String> paths) {
  private static final String ROOT = "/";
  private static final Pattern SHAPE = Pattern.compile("/([0-9]+/)*");

  /** The whole tree. */
  public static final Scope EVERYWHERE = new Scope(List.of(ROOT));

  /**
   * Keeps its own copy.
   *
   * @throws IllegalArgumentException for what is no path of a site
   */
  public Scope {
    paths = List.copyOf(paths);
    for (String path : paths) {
      if (!SHAPE.matcher(path).matches()) {
        throw new IllegalArgumentException("\"" + path + "\" is no path of a site");
      }
    }
  }

  /** Whether the site with that path is in it. */
  public boolean holds(String sitePath) {
    return paths.stream().anyMatch(sitePath::startsWith);
  }

  /** Whether it is the whole tree. */
  public boolean isEverywhere() {
    return paths.contains(ROOT);
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return paths.isEmpty();
  }

  /** True of what stands on a site in it, by the number of that site. */
  public Condition holdsSite(Field<Long> siteId) {
    return isEverywhere()
        ? DSL.noCondition()
        : siteId.in(DSL.select(SITE.ID).from(SITE).where(holds(SITE.PATH)));
  }

  /** True of the sites in it. */
  public Condition holds(Field<String> sitePath) {
    if (isEverywhere()) {
      return DSL.noCondition();
    }
    Condition inside = DSL.falseCondition();
    for (String path : paths) {
      // A path is digits and slashes: there is nothing to escape.
      inside = inside.or(sitePath.like(path + "%"));
    }
    return inside;
  }
}
