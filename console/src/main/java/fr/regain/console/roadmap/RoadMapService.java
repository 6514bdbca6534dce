package fr.regain.console.roadmap;

import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The door to road maps. Each site has one, empty at first; référents and administrators of the
 * site write it, and whoever sees the site reads it.
 *
 * <p>Who changes something says which version of it they have seen, and is refused with {@link
 * ProblemCode#ROAD_MAP_CHANGED} when it is another one by now.
 */
@Singleton
public final class RoadMapService {
  private final Database database;
  private final SiteService sites;
  private final MeasuredReading measured;
  private final ZoneId zone;
  private final Clock clock;

  /** The road maps in this database. */
  public RoadMapService(
      Database database,
      SiteService sites,
      MeasuredReading measured,
      ConsoleConfig config,
      Clock clock) {
    this.database = database;
    this.sites = sites;
    this.measured = measured;
    this.zone = config.zone();
    this.clock = clock;
  }

  /** Where a person may write road maps. */
  public static Scope writable(Person by) {
    return by.scope(Role.REFERENT, Role.ADMINISTRATOR);
  }

  /** The day that it is. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /**
   * The road map of a site.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site in the scope
   */
  public RoadMap of(Scope scope, long siteId) {
    Site site = site(scope, siteId);
    return database.read(dsl -> roadMap(dsl, site));
  }

  /**
   * The road map that an address means.
   *
   * @param siteId number of a site as it was typed; empty: the first site of the scope
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site in the scope
   */
  public RoadMap named(Scope scope, String siteId) {
    if (siteId.isEmpty()) {
      return sites.around(scope, null).stream()
          .findFirst()
          .map(first -> of(scope, first.id()))
          .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no site here."));
    }
    return of(scope, siteId.matches("[0-9]{1,18}") ? Long.parseLong(siteId) : 0);
  }

  private Site site(Scope scope, long siteId) {
    return sites
        .find(scope, siteId)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no site number " + siteId + "."));
  }

  private static RoadMap roadMap(DSLContext dsl, Site site) {
    return new RoadMap(site, YearStore.aim(dsl, site.id()), YearStore.figures(dsl, site.id()));
  }

  /**
   * One page of the actions of a road map.
   *
   * @param state those in this state; null: all
   * @param page from 1; past the last one: the last one
   * @param size actions on a page, 1 or more
   */
  public Actions actions(RoadMap roadMap, @Nullable ActionState state, int page, int size) {
    long siteId = roadMap.site().id();
    return database.read(
        dsl -> {
          long total = ActionStore.count(dsl, siteId, state);
          int pages = (int) Math.max(1, Math.ceilDiv(total, size));
          int shown = Math.clamp(page, 1, pages);
          return new Actions(
              ActionStore.some(dsl, siteId, state, (shown - 1L) * size, size), shown, pages, total);
        });
  }

  /**
   * One action.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such an action in the scope
   */
  public Action action(Scope scope, long id) {
    return database.read(dsl -> find(dsl, scope, id));
  }

  private static Action find(DSLContext dsl, Scope scope, long id) {
    return ActionStore.find(dsl, scope, id)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no action number " + id + "."));
  }

  /** The states that an action came to, the first first. */
  public List<StateChange> history(Action action) {
    return database.read(dsl -> ActionStore.history(dsl, action.id()));
  }

  /**
   * Adds an action to the road map of a site.
   *
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site that they may write, {@link
   *     ProblemCode#REQUEST_INVALID} for terms with faults
   */
  public Action add(Person by, long siteId, ActionTerms terms) {
    Site site = site(writable(by), siteId);
    Fault.refuse(terms.faults());
    return database.write(
        dsl -> {
          Action added = ActionStore.insert(dsl, site.id(), terms);
          ActionStore.insertChange(dsl, added.id(), null, terms.state(), clock.instant());
          record(dsl, by, "road-map.add", "action " + added.id(), "", RoadMapRecords.text(terms));
          return added;
        });
  }

  /**
   * Changes an action.
   *
   * @param version which they have seen
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such an action that they may write,
   *     {@link ProblemCode#REQUEST_INVALID} for terms with faults, {@link
   *     ProblemCode#ROAD_MAP_CHANGED}
   */
  public Action change(Person by, long id, long version, ActionTerms terms) {
    return database.write(
        dsl -> {
          Action before = find(dsl, writable(by), id);
          Fault.refuse(terms.faults());
          check(ActionStore.update(dsl, id, version, terms));
          if (before.terms().state() != terms.state()) {
            ActionStore.insertChange(
                dsl, id, before.terms().state(), terms.state(), clock.instant());
          }
          record(
              dsl,
              by,
              "road-map.change",
              "action " + id,
              RoadMapRecords.text(before.terms()),
              RoadMapRecords.text(terms));
          return find(dsl, Scope.EVERYWHERE, id);
        });
  }

  /**
   * Sets what the road map of a site aims at.
   *
   * @param aim with the version that they have seen
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site that they may write, {@link
   *     ProblemCode#REQUEST_INVALID} for an aim with faults, {@link ProblemCode#ROAD_MAP_CHANGED}
   */
  public void aimAt(Person by, long siteId, Aim aim) {
    Site site = site(writable(by), siteId);
    Fault.refuse(aim.faults());
    database.update(
        dsl -> {
          Aim before = YearStore.aim(dsl, site.id());
          check(YearStore.putAim(dsl, site.id(), aim));
          record(
              dsl,
              by,
              "road-map.aim",
              "site " + siteId,
              RoadMapRecords.text(before),
              RoadMapRecords.text(aim));
        });
  }

  /**
   * Declares the figure of a year, in place of the one before.
   *
   * @param figure with the version that they have seen; 0: there was none
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site that they may write, {@link
   *     ProblemCode#REQUEST_INVALID} for a figure with faults, {@link ProblemCode#ROAD_MAP_CHANGED}
   */
  public void declare(Person by, long siteId, YearFigure figure) {
    Site site = site(writable(by), siteId);
    Fault.refuse(figure.faults(today().getYear()));
    database.update(
        dsl -> {
          Optional<YearFigure> before = roadMap(dsl, site).figure(figure.year());
          check(YearStore.put(dsl, site.id(), figure));
          record(
              dsl,
              by,
              "road-map.declare",
              "site " + siteId + ", year " + figure.year(),
              before.map(RoadMapRecords::text).orElse(""),
              RoadMapRecords.text(figure));
        });
  }

  /**
   * Takes the figure of a year back: the year has none any more.
   *
   * @param version which they have seen
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site that they may write, or
   *     without a figure, {@link ProblemCode#ROAD_MAP_CHANGED}
   */
  public void takeBack(Person by, long siteId, int year, long version) {
    Site site = site(writable(by), siteId);
    database.update(
        dsl -> {
          YearFigure before =
              roadMap(dsl, site)
                  .figure(year)
                  .orElseThrow(
                      () ->
                          new Problem(
                              ProblemCode.NOT_FOUND, "There is no figure for " + year + "."));
          check(YearStore.remove(dsl, site.id(), year, version));
          record(
              dsl,
              by,
              "road-map.take-back",
              "site " + siteId + ", year " + year,
              RoadMapRecords.text(before),
              "");
        });
  }

  /**
   * What the road map of a site says of a quarter.
   *
   * @param withEnergy whether the energy of the devices is summed too, which takes its time
   * @throws Problem {@link ProblemCode#NOT_FOUND} without such a site among those of the reader
   */
  public Exchange exchange(Person reader, long siteId, Quarter quarter, boolean withEnergy) {
    Site site = site(reader.scope(), siteId);
    Instant from = quarter.first().atStartOfDay(zone).toInstant();
    Instant until = quarter.next().first().atStartOfDay(zone).toInstant();
    Measured counted = measured.of(reader, site, from, until, withEnergy);
    Quarter next = quarter.next();
    return database.read(
        dsl ->
            new Exchange(
                roadMap(dsl, site),
                quarter,
                ActionStore.byState(dsl, siteId),
                ActionStore.changes(dsl, siteId, from, until),
                ActionStore.due(dsl, siteId, Exchange.BEFORE_ALL, today().minusDays(1)),
                ActionStore.due(dsl, siteId, next.first(), next.last()),
                counted));
  }

  /** What Regain itself has counted and measured on the site of a road map in a year. */
  public Measured measured(Person reader, RoadMap roadMap, int year, boolean withEnergy) {
    return measured.of(
        reader,
        roadMap.site(),
        LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant(),
        LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant(),
        withEnergy);
  }

  private static void check(boolean unchanged) {
    if (!unchanged) {
      throw new Problem(
          ProblemCode.ROAD_MAP_CHANGED,
          "Somebody else has changed it meanwhile. Nothing was changed: read it again, then"
              + " decide.");
    }
  }

  private void record(
      DSLContext dsl, Person by, String action, String subject, String before, String after) {
    AuditService.record(dsl, by.actor(), action, subject, before, after, clock.instant());
  }
}
