package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.audit.AuditService;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.KnownEquipment;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The door to the criteria: those of each owner, and those that come with the console. */
@Singleton
public final class CriteriaService {
  private static final int AT_A_TIME = 2_000;

  private final Database database;
  private final Clock clock;
  private final OwnerService owners;
  private final EquipmentService equipment;
  private final CriteriaDocument document = CriteriaDocument.load();
  private final Evaluator evaluator = new Evaluator(document.processors());

  /** The criteria in this database. */
  public CriteriaService(
      Database database, Clock clock, OwnerService owners, EquipmentService equipment) {
    this.database = database;
    this.clock = clock;
    this.owners = owners;
    this.equipment = equipment;
  }

  /** Names the criteria that come with the console. */
  public String edition() {
    return document.edition();
  }

  /** The criteria that come with the console. */
  public Criteria defaults() {
    return document.criteria();
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /**
   * The criteria that hold now.
   *
   * @param own of each owner who has some
   * @param defaults for all others
   */
  record Current(Map<Long, Criteria> own, Criteria defaults) {
    Criteria of(@Nullable Long ownerId) {
      return ownerId == null ? defaults : own.getOrDefault(ownerId, defaults);
    }
  }

  Current current() {
    Map<Long, Criteria> own = new HashMap<>();
    database
        .read(CriteriaStore::current)
        .forEach((owner, row) -> own.put(owner, document.read(row.version(), row.body())));
    return new Current(own, document.criteria());
  }

  /**
   * A version of an owner's criteria.
   *
   * @param version 1, 2, 3
   * @param author who wrote it
   * @param createdAt when
   */
  public record Version(int version, String author, Instant createdAt) {}

  /** The versions of an owner's criteria, the newest first; none: the console's hold. */
  public List<Version> versions(long ownerId) {
    return database.read(
        dsl ->
            CriteriaStore.versions(dsl, ownerId).stream()
                .map(row -> new Version(row.version(), row.author(), row.createdAt()))
                .toList());
  }

  /** The criteria that hold for an owner. */
  public Criteria of(@Nullable Long ownerId) {
    return current().of(ownerId);
  }

  /**
   * Puts another version of an owner's criteria on record.
   *
   * @param by who does it, an administrator of the whole organisation
   * @param values of every criterion, as they are written
   * @param then what is to happen in the same transaction
   * @throws Problem {@link ProblemCode#NOT_FOUND} for anybody else or without such an owner, {@link
   *     ProblemCode#REQUEST_INVALID} with all that is wrong with the values
   */
  void save(
      Person by,
      long ownerId,
      Map<Criterion, String> values,
      java.util.function.Consumer<DSLContext> then) {
    OwnerService.checkRight(by);
    List<Criteria.Fault> faults = Criteria.faults(values);
    if (!faults.isEmpty()) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID,
          "These criteria cannot be: "
              + faults.stream()
                  .map(fault -> fault.criterion().key() + " " + fault.rule())
                  .toList());
    }
    if (owners.find(ownerId).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no owner number " + ownerId + ".");
    }
    database.update(
        dsl -> {
          Optional<CriteriaStore.Row> newest = CriteriaStore.newest(dsl, ownerId);
          Criteria before =
              newest
                  .map(row -> document.read(row.version(), row.body()))
                  .orElse(document.criteria());
          Criteria after = Criteria.parse(before.version() + 1, values);
          if (after.values().equals(before.values())) {
            return;
          }
          Instant now = clock.instant();
          CriteriaStore.insert(
              dsl,
              new CriteriaStore.Row(
                  ownerId, after.version(), CriteriaDocument.write(after), by.actor().name(), now));
          AuditService.record(
              dsl,
              by.actor(),
              "criteria.change",
              "owner " + ownerId,
              before.lines(),
              after.lines(),
              now);
          then.accept(dsl);
        });
  }

  /**
   * What other criteria would make of an owner's equipment: how many pieces of each route would
   * take which.
   *
   * @param values of every criterion, without fault
   * @param today the day for which it is reckoned
   * @return by the route of today, the pieces by their route then; by the evaluator itself
   */
  Map<Route, Map<Route, Integer>> preview(
      long ownerId, Map<Criterion, String> values, LocalDate today) {
    Criteria before = of(ownerId);
    Criteria after = Criteria.parse(before.version() + 1, values);
    Map<Route, Map<Route, Integer>> moved = new EnumMap<>(Route.class);
    long last = 0;
    List<KnownEquipment> page;
    do {
      long from = last;
      page = database.read(dsl -> equipment.known(dsl, from, ownerId, AT_A_TIME));
      for (KnownEquipment known : page) {
        last = known.equipment().id();
        if (known.gone()) {
          continue;
        }
        Facts facts = Facts.of(known.equipment(), known.inventory());
        Route was = evaluator.evaluate(facts, before, today).route();
        Route is = evaluator.evaluate(facts, after, today).route();
        moved.computeIfAbsent(was, unused -> new EnumMap<>(Route.class)).merge(is, 1, Integer::sum);
      }
    } while (page.size() == AT_A_TIME);
    return moved;
  }
}
