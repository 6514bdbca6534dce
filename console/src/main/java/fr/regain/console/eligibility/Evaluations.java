package fr.regain.console.eligibility;

import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.KnownEquipment;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.schema.tables.records.EligibilityRecord;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;

/**
 * Keeps the routes up to date: of what changed, each minute; of everything, when criteria changed
 * and once a day. A run over everything goes on where it was, also after a restart and on another
 * replica: each page of it is one short transaction that also notes how far it is.
 */
@Singleton
public final class Evaluations {
  /** Pieces of one transaction. */
  static final int AT_A_TIME = 2_000;

  // A change that was made before another may be written after it, by no more than this.
  private static final Duration LATENESS = Duration.ofMinutes(2);

  private final Database database;
  private final Clock clock;
  private final ZoneId zone;
  private final EquipmentService equipment;
  private final CriteriaService criteria;
  private final ReentrantLock working = new ReentrantLock();

  /** The evaluation of this database. */
  public Evaluations(
      Database database,
      Clock clock,
      ConsoleConfig config,
      EquipmentService equipment,
      CriteriaService criteria) {
    this.database = database;
    this.clock = clock;
    this.zone = config.zone();
    this.equipment = equipment;
    this.criteria = criteria;
  }

  /** Does all that is to be done; nothing while another thread is at it. */
  @Scheduled(initialDelay = "1m", fixedDelay = "20s")
  public void work() {
    if (!working.tryLock()) {
      return;
    }
    try {
      evaluateChanged();
      startIfDue();
      boolean more;
      do {
        more = evaluatePage();
      } while (more);
    } finally {
      working.unlock();
    }
  }

  /** How far the evaluation has come. */
  public Run progress() {
    return database.read(RunStore::read);
  }

  /** Has all equipment evaluated anew; one that is under way begins again. */
  void start(DSLContext dsl, Run.Cause cause) {
    RunStore.lock(dsl);
    RunStore.start(dsl, cause, equipment.count(dsl), clock.instant());
  }

  private void startIfDue() {
    database.update(
        dsl -> {
          Run run = RunStore.lock(dsl);
          if (run.isUnderWay()) {
            return;
          }
          boolean otherEdition = !Objects.equals(run.edition(), criteria.edition());
          boolean today =
              Optional.ofNullable(run.completedAt())
                  .map(this::day)
                  .filter(today()::equals)
                  .isPresent();
          if (otherEdition || !today) {
            start(dsl, otherEdition ? Run.Cause.EDITION : Run.Cause.DAY);
          }
        });
  }

  private void evaluateChanged() {
    Instant settled = clock.instant().minus(LATENESS);
    Instant since = progress().changedThrough();
    long after = 0;
    while (true) {
      Instant from = since;
      long fromNumber = after;
      CriteriaService.Current current = criteria.current();
      List<KnownEquipment> page =
          database.read(dsl -> equipment.changed(dsl, from, fromNumber, AT_A_TIME));
      if (page.isEmpty()) {
        if (after > 0) {
          database.update(dsl -> RunStore.moveChanged(dsl, settled));
        }
        return;
      }
      List<EligibilityRecord> rows = rows(page, current);
      since = page.getLast().equipment().changedAt();
      after = page.getLast().equipment().id();
      Instant through = since.isBefore(settled) ? since : settled;
      database.update(
          dsl -> {
            RunStore.lock(dsl);
            EligibilityStore.put(dsl, rows);
            RunStore.moveChanged(dsl, through);
          });
    }
  }

  /** Evaluates the next page of the run; false when there is no run, or no more page. */
  boolean evaluatePage() {
    Run before = progress();
    if (!before.isUnderWay()) {
      return false;
    }
    CriteriaService.Current current = criteria.current();
    List<KnownEquipment> page =
        database.read(dsl -> equipment.known(dsl, before.lastEquipmentId(), null, AT_A_TIME));
    List<EligibilityRecord> rows = rows(page, current);
    return database.write(
        dsl -> {
          if (!RunStore.lock(dsl).equals(before)) {
            // Another console did this page, or the run began again.
            return true;
          }
          if (page.isEmpty()) {
            RunStore.complete(dsl, criteria.edition());
            return false;
          }
          EligibilityStore.put(dsl, rows);
          RunStore.advance(dsl, page.getLast().equipment().id(), page.size());
          return true;
        });
  }

  private List<EligibilityRecord> rows(List<KnownEquipment> page, CriteriaService.Current current) {
    Instant now = clock.instant();
    LocalDate today = today();
    return page.stream()
        .map(
            known -> {
              Criteria own = current.of(known.equipment().declaration().ownerId());
              Evaluation evaluation =
                  criteria
                      .evaluator()
                      .evaluate(Facts.of(known.equipment(), known.inventory()), own, today);
              return EligibilityStore.row(known, evaluation, own.version(), now);
            })
        .toList();
  }

  private LocalDate today() {
    return day(clock.instant());
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }
}
