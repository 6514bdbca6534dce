package fr.regain.console.operation;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.Database;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteChoice;
import fr.regain.console.site.SiteService;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door to what many operations have registered and sent up. */
@Singleton
public final class BilanService {
  private final Database database;
  private final SiteService sites;

  /** The operations in this database. */
  public BilanService(Database database, SiteService sites) {
    this.database = database;
    this.sites = sites;
  }

  /** How many operations of a scope pass a filter. */
  public int count(Scope scope, OperationFilter filter) {
    return database.read(dsl -> BilanReading.count(dsl, scope, filter));
  }

  /** Some of them with what is on record of them, the latest first. */
  public List<ReportedOperation> operations(
      Scope scope, OperationFilter filter, int from, int most) {
    return database.read(
        dsl -> {
          List<Operation> found = BilanReading.operations(dsl, scope, filter, from, most);
          Map<Long, FigureSet> figures = BilanReading.figures(dsl, found);
          return found.stream()
              .map(
                  operation ->
                      new ReportedOperation(
                          operation, figures.getOrDefault(operation.id(), FigureSet.NONE)))
              .toList();
        });
  }

  /** All of them added up. */
  public Bilan bilan(Scope scope, OperationFilter filter) {
    return database.read(dsl -> BilanReading.bilan(dsl, scope, filter));
  }

  /** How many operations of a scope have come to their last day, and are not sent up. */
  public int due(Scope scope, LocalDate today) {
    return count(scope, new OperationFilter(null, null, OperationState.REGISTERED, today));
  }

  /**
   * All of them by site, the next level down.
   *
   * @param chosen the site whose level it is; null: the top of the scope
   */
  public SiteTallies bySite(Scope scope, OperationFilter filter, @Nullable Site chosen) {
    List<Site> tree = sites.tree(scope);
    List<Site> tops = SiteChoice.tops(tree);
    Site site = chosen == null && tops.size() == 1 ? tops.getFirst() : chosen;
    Levels levels =
        database.read(
            dsl ->
                new Levels(
                    BilanReading.statesBySite(dsl, scope, filter),
                    BilanReading.sumsBySite(dsl, scope, filter)));
    List<SiteTally> lines = new ArrayList<>();
    if (site != null) {
      levels.at(site).ifPresent(lines::add);
    }
    lines.addAll(levels.within(site == null ? tops : SiteChoice.below(tree, site.id())));
    return new SiteTallies(site, trail(tree, site), lines);
  }

  private static List<Site> trail(List<Site> tree, @Nullable Site site) {
    return site == null
        ? List.of()
        : tree.stream()
            .filter(other -> other.id() != site.id() && site.path().startsWith(other.path()))
            .toList();
  }
}
