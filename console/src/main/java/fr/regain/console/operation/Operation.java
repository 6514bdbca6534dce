package fr.regain.console.operation;

import fr.regain.console.access.Scope;
import fr.regain.console.resource.OperationKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site has registered.
 *
 * @param id its number
 * @param place where it is held
 * @param kind what it is about
 * @param plan what is said of it
 * @param state where it stands
 * @param version how often it was changed: whoever changes it says which version they have seen
 * @param registeredAt when it was registered
 * @param reportedAt when its measures were sent up; null: they are not
 */
public record Operation(
    long id,
    Place place,
    OperationKind kind,
    OperationPlan plan,
    OperationState state,
    long version,
    Instant registeredAt,
    @Nullable Instant reportedAt) {
  /** Address of the page of all. */
  public static final String PATH = "/operations";

  /**
   * The site that holds it.
   *
   * @param siteId number of the site
   * @param name its name
   * @param uai its code, of an établissement; null elsewhere
   * @param path its path
   */
  public record Place(long siteId, String name, @Nullable String uai, String path) {
    /** The site and all below it. */
    public Scope scope() {
      return isRoot() ? Scope.EVERYWHERE : new Scope(List.of(path));
    }

    /** Whether it is the site that holds all others. */
    boolean isRoot() {
      return path.indexOf('/', 1) == path.length() - 1;
    }

    /** Its name, with the code of an établissement. */
    public String text() {
      return uai == null ? name : name + " · " + uai;
    }
  }

  /** Address of its page. */
  public String page() {
    return page(id);
  }

  /** Address of the page of an operation. */
  public static String page(long id) {
    return PATH + "/" + id;
  }

  /** Whether it may still be changed. */
  public boolean isOpen() {
    return state == OperationState.REGISTERED;
  }

  /** Whether its measures may be sent up: it is open, and its last day has come. */
  public boolean isDue(LocalDate today) {
    return isOpen() && !today.isBefore(plan.lastDay());
  }

  /** Whether a day is one of its own. */
  boolean holds(LocalDate day) {
    return !day.isBefore(plan.firstDay()) && !day.isAfter(plan.lastDay());
  }
}
