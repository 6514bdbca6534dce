package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The door to routes. */
@Singleton
public final class EligibilityService {
  /** Most rows of a page. */
  public static final int LARGEST_PAGE = 1_000;

  private final Database database;
  private final Clock clock;
  private final ZoneId zone;
  private final EquipmentService equipment;
  private final CriteriaService criteria;
  private final Evaluations evaluations;
  private final EligibilityIndex index;
  private final Executor background;

  /** The routes in this database. */
  public EligibilityService(
      Database database,
      Clock clock,
      ConsoleConfig config,
      EquipmentService equipment,
      CriteriaService criteria,
      Evaluations evaluations,
      @Named(TaskExecutors.BLOCKING) Executor background) {
    this.database = database;
    this.clock = clock;
    this.zone = config.zone();
    this.equipment = equipment;
    this.criteria = criteria;
    this.evaluations = evaluations;
    this.index = new EligibilityIndex(database);
    this.background = background;
  }

  /**
   * One page of the equipment of a scope that passes the filter, with the routes as they were last
   * worked out. What came less than a minute ago may be missing.
   *
   * @param page its number from 1; past the last one, the page is empty
   * @param size rows, 1 to {@value #LARGEST_PAGE}
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for another number or size
   */
  public EligibilityPage page(
      Scope scope, EligibilityFilter filter, EligibilitySort sort, int page, int size) {
    if (page < 1 || size < 1 || size > LARGEST_PAGE) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "Pages are numbered from 1 and have 1 to " + LARGEST_PAGE + " rows.");
    }
    EligibilitySearch found = search(scope, filter, sort);
    int from = (int) Math.min((page - 1L) * size, found.ids().size());
    List<Long> ids = found.ids().subList(from, Math.min(from + size, found.ids().size()));
    return new EligibilityPage(rows(scope, ids), page, size, found.ids().size(), found.routes());
  }

  /**
   * As {@link #page}, all of it: what was in the list at one moment, {@value #LARGEST_PAGE} rows at
   * a time.
   */
  public void each(
      Scope scope,
      EligibilityFilter filter,
      EligibilitySort sort,
      Consumer<List<EligibilityRow>> taker) {
    List<Long> ids = search(scope, filter, sort).ids();
    for (int from = 0; from < ids.size(); from += LARGEST_PAGE) {
      taker.accept(rows(scope, ids.subList(from, Math.min(from + LARGEST_PAGE, ids.size()))));
    }
  }

  private EligibilitySearch search(Scope scope, EligibilityFilter filter, EligibilitySort sort) {
    Set<Long> sites = database.read(dsl -> EligibilityReader.sites(dsl, scope, filter.siteId()));
    return EligibilitySearch.of(index.in(sort), filter, sites, today());
  }

  private List<EligibilityRow> rows(Scope scope, List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : database.read(dsl -> EligibilityReader.rows(dsl, scope, ids));
  }

  /** The route of a piece as of now, with all that leads to it. */
  public Explanation explain(Equipment piece) {
    Facts facts = Facts.of(piece, equipment.facts(piece.id()).orElse(null));
    Criteria own = criteria.of(piece.declaration().ownerId());
    return new Explanation(
        criteria.evaluator().evaluate(facts, own, today()),
        Changes.of(criteria.evaluator(), facts, own, today()),
        own);
  }

  /**
   * What other criteria would make of an owner's equipment, as {@link CriteriaService#preview}
   * tells it.
   */
  Map<Route, Map<Route, Integer>> preview(long ownerId, Map<Criterion, String> values) {
    return criteria.preview(ownerId, values, today());
  }

  /** Puts criteria on record, as {@link CriteriaService#save}, and has all routes worked out. */
  public void saveCriteria(Person by, long ownerId, Map<Criterion, String> values) {
    criteria.save(by, ownerId, values, dsl -> evaluations.start(dsl, Run.Cause.CRITERIA));
    background.execute(evaluations::work);
  }

  /** How far the routes have been worked out. */
  public Run progress() {
    return evaluations.progress();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
