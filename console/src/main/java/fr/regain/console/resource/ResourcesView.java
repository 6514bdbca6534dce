package fr.regain.console.resource;

import fr.regain.console.access.Scope;
import fr.regain.console.access.SiteLabel;
import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the resources shows.
 *
 * @param visit the request
 * @param resources those of this part of the list
 * @param about for this kind of operation; null: for any
 * @param count how many there are
 * @param page which part is shown, from 1
 * @param pages how many parts there are
 * @param writable where the reader shares and changes
 */
public record ResourcesView(
    Visit visit,
    List<Resource> resources,
    @Nullable OperationKind about,
    int count,
    int page,
    int pages,
    Scope writable) {

  /** Whether the reader may change one. */
  public boolean mayChange(Resource resource) {
    return writable.holds(resource.sitePath());
  }

  /** For which kinds of operation it is, in words. */
  public String kinds(Resource resource) {
    return visit.say(
        "resources.for",
        resource.terms().inOrder().stream()
            .map(kind -> visit.say(kind.key()))
            .collect(Collectors.joining(", ")));
  }

  /** The address of another part of the list. */
  public String page(int other) {
    return new Query(Resource.PATH)
        .with("type", about == null ? "" : about.name())
        .with("page", Integer.toString(other))
        .toString();
  }

  /**
   * What the page shows on which something is shared or changed.
   *
   * @param visit the request
   * @param resource what is changed; null: something new is shared
   * @param sites sites to propose for something new
   * @param form the form
   */
  public record Sheet(Visit visit, @Nullable Resource resource, List<SiteLabel> sites, Form form) {
    /** Where something new is shared. */
    public static final String PATH = Resource.PATH + "/nouvelle";

    /** What the browser's tab says. */
    public String title() {
      return resource == null
          ? visit.say("resources.share")
          : visit.say("resources.change-of", resource.terms().title());
    }

    /** Where the form goes. */
    public String action() {
      return resource == null ? Resource.PATH : resource.page();
    }
  }
}
