package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.Actor;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The door to the accounts of second lives, and the stock of each 1 January. */
@Singleton
public final class AccountsService {
  /** For how many years the register of waste is kept (arrêté du 31 mai 2021). */
  public static final int REGISTER_YEARS = 3;

  private final Database database;
  private final ZoneId zone;
  private final Clock clock;

  /** The accounts in this database. */
  public AccountsService(Database database, ConsoleConfig config, Clock clock) {
    this.database = database;
    this.zone = config.zone();
    this.clock = clock;
  }

  /** Where a person may read the accounts. */
  public static Scope readable(Person by) {
    return by.scope(Role.ADMINISTRATOR, Role.TECHNICIAN, Role.REFERENT);
  }

  /** The year that it is. */
  public int thisYear() {
    return LocalDate.ofInstant(clock.instant(), zone).getYear();
  }

  /**
   * The accounts of a year.
   *
   * @param ownerId of this owner; null: of all
   */
  public YearAccounts of(Scope scope, int year, @Nullable Long ownerId) {
    return database.read(
        dsl ->
            YearAccounts.of(
                year,
                StockReading.find(dsl, scope, year, ownerId).orElse(null),
                AccountsReading.departures(
                    dsl, scope, ownerId, start(year), start(year + 1), zone)));
  }

  /** The register of waste of a year and of those before it that are kept. */
  public List<WasteLine> register(Scope scope, int year, @Nullable Long ownerId) {
    return database.read(
        dsl ->
            AccountsReading.waste(
                dsl, scope, ownerId, start(year - REGISTER_YEARS + 1), start(year + 1), zone));
  }

  /**
   * What reached its destination in some days, with the sites that it left.
   *
   * @param last the last of those days
   */
  public List<Departed> departed(Scope scope, LocalDate first, LocalDate last) {
    return database.read(
        dsl ->
            AccountsReading.departed(
                dsl,
                scope,
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                zone));
  }

  /** How many pieces reached each destination from one moment until before another. */
  public Map<Stage, Long> destinations(Scope scope, Instant from, Instant until) {
    return database.read(dsl -> AccountsReading.destinations(dsl, scope, from, until));
  }

  private Instant start(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
  }

  /**
   * Puts the stock of 1 January on record, once, as the history of steps tells it: a console that
   * was down that day does it later, with the same result. Nothing is put on record for a year
   * before whose beginning there is no step.
   */
  @Scheduled(initialDelay = "5m", fixedDelay = "1h")
  void takeStock() {
    int year = thisYear();
    if (database.read(dsl -> StockStore.has(dsl, year))) {
      return;
    }
    Instant asOf = start(year);
    database.update(
        dsl -> {
          if (StepStore.hasBefore(dsl, asOf)) {
            take(dsl, year, asOf, StockStore.CALENDAR, Actor.CONSOLE);
          }
        });
  }

  /**
   * Puts the stock of this moment on record as that with which the present year begins, for the
   * year in which a console is new. It says so for ever, and who asked.
   *
   * @return whether it was; false: there is one already, or one that the history of steps tells,
   *     and it stays
   * @throws Problem {@link ProblemCode#NOT_FOUND} for who does not administer the whole
   *     organisation
   */
  public boolean declareStock(Person by) {
    if (!by.scope(Role.ADMINISTRATOR).isEverywhere()) {
      throw new Problem(
          ProblemCode.NOT_FOUND, "Stock is taken by administrators of the whole organisation.");
    }
    // In the first hour of a year nobody has counted the history yet.
    takeStock();
    return database.write(
        dsl -> take(dsl, thisYear(), clock.instant(), StockStore.PERSON, by.actor()));
  }

  private boolean take(DSLContext dsl, int year, Instant asOf, String origin, Actor by) {
    Instant now = clock.instant();
    List<StockItem> items = StockReading.at(dsl, asOf, zone);
    boolean taken = StockStore.insert(dsl, year, asOf, now, origin, by.name(), items);
    if (taken) {
      AuditService.record(
          dsl,
          by,
          "second-life.stock",
          "stock " + year,
          "",
          "as-of: " + asOf + "\npieces: " + items.size(),
          now);
    }
    return taken;
  }
}
