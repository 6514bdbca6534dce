package fr.regain.console.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree.
 *
 * @param id its number
 * @param parentId the site that holds it; null for the root alone
 * @param kind its level
 * @param name what people call it, at most 255 characters
 * @param uai the code of an établissement; null elsewhere, or where it is not known
 * @param path ids from the root, {@code /1/4/9/}: the subtree of a site is every site whose path
 *     starts with its own
 * @param createdAt when it was entered
 */
public record Site(
    long id,
    @Nullable Long parentId,
    SiteKind kind,
    String name,
    @Nullable Uai uai,
    String path,
    Instant createdAt) {

  /** How far below the root it is; the root is at 0. */
  public int depth() {
    return (int) path.chars().filter(character -> character == '/').count() - 2;
  }

  /** Its name, moved to the right by its depth, for choices. */
  public String indented() {
    return "\u2003".repeat(depth()) + name;
  }
}
