package fr.regain.console.resource;

import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Scope;
import org.jooq.Condition;

/**
 * Who sees what a site shares: everybody whose sites are below the same site just under the root,
 * which is an académie or a service of its own; and everybody, where the root itself shares it.
 */
final class Community {
  private Community() {}

  /** True of the sites whose resources are shown to somebody who sees this part of the tree. */
  static Condition sharesWith(Scope scope) {
    if (scope.isEmpty() || scope.isEverywhere()) {
      return scope.holds(SITE.PATH);
    }
    Scope communities =
        new Scope(scope.paths().stream().map(Community::around).distinct().toList());
    return communities.holds(SITE.PATH).or(SITE.PARENT_ID.isNull());
  }

  private static String around(String path) {
    int root = path.indexOf('/', 1);
    int below = root < 0 ? -1 : path.indexOf('/', root + 1);
    return below < 0 ? path : path.substring(0, below + 1);
  }
}
