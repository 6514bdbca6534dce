package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.OrderedRows;
import fr.regain.console.platform.paging.Sort;
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
import org.jspecify.annotations.Nullable;

/** The door to routes. */
@Singleton
public final class EligibilityService {
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
   * @param at where the page stands; null, or what is no place in this order: the first page
   * @param size rows, 1 to {@value Keyset#LARGEST_PAGE}
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for another size
   */
  public CountedSlice<EligibilityRow> page(
      Scope scope,
      EligibilityFilter filter,
      Sort<EligibilitySort> sort,
      @Nullable Cursor at,
      int size) {
    if (size < 1 || size > Keyset.LARGEST_PAGE) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "A page has 1 to " + Keyset.LARGEST_PAGE + " rows.");
    }
    CountedSlice<IndexedPiece> page =
        new OrderedRows<>(
                search(scope, filter, sort).pieces(),
                IndexedPiece.order(sort),
                new PieceOfCursor(sort.key()))
            .page(at, size);
    return new CountedSlice<>(page.slice().map(pieces -> rows(scope, pieces)), page.count());
  }

  /** How a cursor tells a piece: by its day and its number. */
  private record PieceOfCursor(EligibilitySort sort) implements OrderedRows.Place<IndexedPiece> {
    @Override
    public @Nullable String key(IndexedPiece piece) {
      LocalDate day = piece.day(sort);
      return day == null ? null : day.toString();
    }

    @Override
    public String id(IndexedPiece piece) {
      return Long.toString(piece.equipmentId());
    }

    @Override
    public IndexedPiece row(@Nullable String key, String id) {
      return IndexedPiece.at(key == null ? null : LocalDate.parse(key), Long.parseLong(id));
    }
  }

  /** Pieces of each route that pass the filter but for its route. */
  public Map<Route, Long> routes(Scope scope, EligibilityFilter filter) {
    return search(scope, filter, Sort.by(EligibilitySort.AGE)).routes();
  }

  private EligibilitySearch search(
      Scope scope, EligibilityFilter filter, Sort<EligibilitySort> sort) {
    Set<Long> sites = database.read(dsl -> EligibilityReader.sites(dsl, scope, filter.siteId()));
    return EligibilitySearch.of(index.in(sort), filter, sites, today());
  }

  private List<EligibilityRow> rows(Scope scope, List<IndexedPiece> pieces) {
    List<Long> ids = pieces.stream().map(IndexedPiece::equipmentId).toList();
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
