package fr.regain.console.eligibility;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.TableView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the list of routes shows.
 *
 * @param table the list
 * @param routes pieces of each route that pass the filters but for that of the route
 * @param run how far the routes have been worked out
 * @param mayImport whether the reader may import equipment
 * @param mayAdminister whether the reader may change owners and criteria
 */
public record EligibilityView(
    TableView<EligibilityRow> table,
    Map<Route, Long> routes,
    Run run,
    boolean mayImport,
    boolean mayAdminister) {
  /** One route with how many pieces take it. */
  public record Count(String name, String count, String address, boolean chosen) {}

  /** The request. */
  public Visit visit() {
    return table.visit();
  }

  /** What a run over everything says of itself; null: there is none. */
  public @Nullable String progress() {
    return run.isUnderWay() ? visit().say("eligibility.progress", run.done(), run.total()) : null;
  }

  /** The routes that some piece takes, with their numbers. */
  public List<Count> counts() {
    ListAddress address = table.address();
    Route asked = address.get(EligibilityFilters.ROUTE).orElse(null);
    return routes.entrySet().stream()
        .map(
            route ->
                new Count(
                    visit().say("route." + route.getKey().name()),
                    visit().figures().number(route.getValue()),
                    (route.getKey() == asked
                            ? address.without(EligibilityFilters.ROUTE)
                            : address.with(EligibilityFilters.ROUTE, route.getKey()))
                        .toString(),
                    route.getKey() == asked))
        .toList();
  }
}
