package fr.regain.console.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.energy.FleetEnergyReading;
import fr.regain.console.energy.FleetSums;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.report.Method;
import fr.regain.console.secondlife.AccountsService;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteRemoval;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The road map of a school, on a fresh database; the clock starts on 23 November 2026. */
abstract class RoadMapContract extends DatabaseContract {
  private RoadMapService roadMaps;
  private Site school;
  private Site other;
  private Person referent;

  @BeforeEach
  void services() {
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    SiteService sites = new SiteService(database, clock);
    roadMaps =
        new RoadMapService(
            database,
            sites,
            new MeasuredReading(
                new AccountsService(database, config, clock), new FleetEnergyReading(database)),
            config,
            clock);
    long root = sites.root().id();
    school = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Moulin", null);
    other = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Coteaux", null);
    referent = person(Role.REFERENT, school);
  }

  private static Person person(Role role, Site site) {
    return new Person(7, "Inès", false, "192.0.2.7", List.of(new Grant(role, site.path())));
  }

  private static ActionTerms terms(String title, String dueOn, ActionState state) {
    return new ActionTerms(
        title,
        "DSI",
        LocalDate.parse(dueOn),
        state,
        new Range(100, 250),
        "bilan 2025",
        "",
        state == ActionState.ABANDONED ? "sans budget" : "");
  }

  private static YearFigure figure(int year, long kilograms, long version) {
    return new YearFigure(
        year,
        kilograms,
        new Range(kilograms - 10, kilograms + 20),
        Method.ESTIMATED,
        "bilan",
        "postes et serveurs",
        version);
  }

  private RoadMap roadMap() {
    return roadMaps.of(referent.scope(), school.id());
  }

  private Actions actions() {
    return roadMaps.actions(roadMap(), null, 1, 50);
  }

  private static void assertRefused(ProblemCode code, ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOf(Problem.class).extracting("code").isEqualTo(code);
  }

  @Test
  void aRoadMapThatNobodyWrote_aimsAtTheStatesOwn_andHasNoFigure() {
    assertThat(roadMap().aim()).isEqualTo(Aim.USUAL);
    assertThat(roadMap().figures()).isEmpty();
    assertThat(roadMap().line(2022)).isEmpty();
    assertThat(actions()).isEqualTo(new Actions(List.of(), 1, 1, 0));
  }

  @Test
  void whatIsToBeDone_comesFirst_inTheOrderInWhichItIsDue() {
    roadMaps.add(referent, school.id(), terms("faite", "2026-01-01", ActionState.DONE));
    roadMaps.add(referent, school.id(), terms("après", "2027-03-01", ActionState.PLANNED));
    roadMaps.add(referent, school.id(), terms("tard", "2026-11-22", ActionState.UNDER_WAY));

    assertThat(actions().shown())
        .extracting(action -> action.terms().title())
        .containsExactly("tard", "après", "faite");
    assertThat(actions().shown())
        .extracting(action -> action.isLate(roadMaps.today()))
        .containsExactly(true, false, false);
    assertThat(roadMaps.actions(roadMap(), ActionState.DONE, 1, 50).total()).isEqualTo(1);
  }

  @Test
  void aPagePastTheLastOne_isTheLastOne() {
    for (int i = 0; i < 5; i++) {
      roadMaps.add(referent, school.id(), terms("a" + i, "2027-01-01", ActionState.PLANNED));
    }

    Actions last = roadMaps.actions(roadMap(), null, 99, 2);
    assertThat(last.page()).isEqualTo(3);
    assertThat(last.pages()).isEqualTo(3);
    assertThat(last.shown()).extracting(action -> action.terms().title()).containsExactly("a4");
  }

  @Test
  void ofTwoPeopleWhoChangeAnAction_theSecondIsRefused_andTheFirstKept() {
    Action seen =
        roadMaps.add(referent, school.id(), terms("a", "2027-01-01", ActionState.PLANNED));
    roadMaps.change(
        referent, seen.id(), seen.version(), terms("b", "2027-01-01", ActionState.DONE));

    assertRefused(
        ProblemCode.ROAD_MAP_CHANGED,
        () ->
            roadMaps.change(
                referent,
                seen.id(),
                seen.version(),
                terms("c", "2027-01-01", ActionState.PLANNED)));
    Action now = roadMaps.action(referent.scope(), seen.id());
    assertThat(now.terms().title()).isEqualTo("b");
    assertThat(roadMaps.history(now))
        .extracting(StateChange::to)
        .containsExactly(ActionState.PLANNED, ActionState.DONE);
  }

  @Test
  void theReasonOfAnAbandonedAction_goesWhenItIsTakenUpAgain() {
    Action gone =
        roadMaps.add(referent, school.id(), terms("a", "2027-01-01", ActionState.ABANDONED));
    assertThat(gone.terms().reason()).isEqualTo("sans budget");

    ActionTerms again =
        new ActionTerms(
            "a",
            "DSI",
            LocalDate.of(2027, 1, 1),
            ActionState.PLANNED,
            null,
            "left over",
            "",
            gone.terms().reason());
    Action back = roadMaps.change(referent, gone.id(), gone.version(), again);

    assertThat(back.terms().reason()).isEmpty();
    assertThat(back.terms().effect()).isNull();
    assertThat(back.terms().effectSource()).as("no effect, no source").isEmpty();
  }

  @Test
  void ofTwoPeopleWhoDeclareOneYear_theSecondIsRefused() {
    roadMaps.declare(referent, school.id(), figure(2022, 12_000, 0));

    assertRefused(
        ProblemCode.ROAD_MAP_CHANGED,
        () -> roadMaps.declare(referent, school.id(), figure(2022, 1_000, 0)));
    roadMaps.declare(referent, school.id(), figure(2022, 13_000, 1));
    assertRefused(
        ProblemCode.ROAD_MAP_CHANGED, () -> roadMaps.takeBack(referent, school.id(), 2022, 1));
    assertThat(roadMap().figures()).containsExactly(figure(2022, 13_000, 2));
    roadMaps.takeBack(referent, school.id(), 2022, 2);
    assertThat(roadMap().figures()).isEmpty();
    assertRefused(ProblemCode.NOT_FOUND, () -> roadMaps.takeBack(referent, school.id(), 2022, 2));
  }

  @Test
  void ofTwoPeopleWhoSetTheAim_theSecondIsRefused() {
    roadMaps.aimAt(referent, school.id(), new Aim(2020, 2030, 40, 0));

    assertRefused(
        ProblemCode.ROAD_MAP_CHANGED,
        () -> roadMaps.aimAt(referent, school.id(), new Aim(2021, 2030, 40, 0)));
    roadMaps.aimAt(referent, school.id(), new Aim(2021, 2030, 40, 1));
    assertThat(roadMap().aim()).isEqualTo(new Aim(2021, 2030, 40, 2));
  }

  @Test
  void whatHasFaults_isRefused_withAllOfThem() {
    ActionTerms bad =
        new ActionTerms(
            " ",
            "x".repeat(121),
            LocalDate.MIN,
            ActionState.ABANDONED,
            new Range(9, 3),
            "",
            "x".repeat(2_001),
            "");
    assertThat(bad.faults())
        .containsExactly(
            Fault.TITLE,
            Fault.HOLDER,
            Fault.DUE,
            Fault.EFFECT_HIGH,
            Fault.EFFECT_SOURCE,
            Fault.NOTE,
            Fault.REASON);
    assertRefused(ProblemCode.REQUEST_INVALID, () -> roadMaps.add(referent, school.id(), bad));
    YearFigure worse =
        new YearFigure(2027, 5, new Range(6, 4), Method.COUNTED, "", "x".repeat(301), 0);
    assertThat(worse.faults(2026))
        .containsExactly(
            Fault.YEAR, Fault.LOW, Fault.HIGH, Fault.METHOD, Fault.SOURCE, Fault.PERIMETER);
    assertRefused(
        ProblemCode.REQUEST_INVALID, () -> roadMaps.declare(referent, school.id(), worse));
    assertThat(figure(2026, 0, 0).faults(2026)).contains(Fault.FIGURE);
    assertThat(new Aim(2027, 2027, 0, 0).faults())
        .containsExactly(Fault.TARGET_YEAR, Fault.REDUCTION);
    assertThat(new Aim(2009, 2030, 100, 0).faults())
        .containsExactly(Fault.BASE_YEAR, Fault.TARGET_YEAR, Fault.REDUCTION);
  }

  @Test
  void aSiteOutOfScope_isAsIfItWereNotThere() {
    Action foreign =
        roadMaps.add(Person.CONSOLE, other.id(), terms("a", "2027-01-01", ActionState.PLANNED));
    ActionTerms changed = terms("b", "2027-01-01", ActionState.PLANNED);
    Person technician = person(Role.TECHNICIAN, school);

    assertRefused(ProblemCode.NOT_FOUND, () -> roadMaps.of(referent.scope(), other.id()));
    assertRefused(ProblemCode.NOT_FOUND, () -> roadMaps.named(referent.scope(), "x"));
    assertThat(roadMaps.named(referent.scope(), "").site()).isEqualTo(school);
    assertRefused(ProblemCode.NOT_FOUND, () -> roadMaps.action(referent.scope(), foreign.id()));
    assertRefused(ProblemCode.NOT_FOUND, () -> roadMaps.change(referent, foreign.id(), 1, changed));
    assertRefused(ProblemCode.NOT_FOUND, () -> roadMaps.add(referent, other.id(), changed));
    assertRefused(
        ProblemCode.NOT_FOUND,
        () -> roadMaps.declare(referent, other.id(), figure(2022, 12_000, 0)));
    assertRefused(ProblemCode.NOT_FOUND, () -> roadMaps.aimAt(referent, other.id(), Aim.USUAL));
    assertRefused(
        ProblemCode.NOT_FOUND,
        () -> roadMaps.exchange(referent, other.id(), new Quarter(2026, 4), false));
    assertRefused(ProblemCode.NOT_FOUND, () -> roadMaps.add(technician, school.id(), changed));
  }

  @Test
  void theExchange_tellsWhatChangedInTheQuarter_whatIsLate_andWhatIsDueNext() {
    Action done =
        roadMaps.add(referent, school.id(), terms("a", "2026-12-31", ActionState.PLANNED));
    roadMaps.add(referent, school.id(), terms("next", "2027-03-31", ActionState.PLANNED));
    roadMaps.add(referent, school.id(), terms("later", "2027-04-01", ActionState.PLANNED));
    roadMaps.add(referent, school.id(), terms("late", "2026-09-30", ActionState.UNDER_WAY));
    // 1 January 2027 in Paris is still 31 December in London.
    clock.advance(Duration.between(clock.instant(), Instant.parse("2026-12-31T22:59:59Z")));
    roadMaps.change(referent, done.id(), 1, terms("a", "2026-12-31", ActionState.UNDER_WAY));
    clock.advance(Duration.ofSeconds(1));
    roadMaps.change(referent, done.id(), 2, terms("a", "2026-12-31", ActionState.DONE));

    Exchange fourth = roadMaps.exchange(referent, school.id(), new Quarter(2026, 4), false);
    Exchange first = roadMaps.exchange(referent, school.id(), new Quarter(2027, 1), true);

    assertThat(fourth.changes()).hasSize(5);
    assertThat(fourth.changes().getLast().to()).isEqualTo(ActionState.UNDER_WAY);
    assertThat(first.changes()).extracting(StateChange::to).containsExactly(ActionState.DONE);
    assertThat(fourth.byState())
        .isEqualTo(
            Map.of(ActionState.PLANNED, 2L, ActionState.UNDER_WAY, 1L, ActionState.DONE, 1L));
    assertThat(fourth.due()).extracting(action -> action.terms().title()).containsExactly("next");
    assertThat(fourth.late()).extracting(action -> action.terms().title()).containsExactly("late");
    assertThat(fourth.measured()).isEqualTo(new Measured(Map.of(), null));
    assertThat(first.measured())
        .isEqualTo(new Measured(Map.of(), new FleetSums.Reckoned(Map.of())));
  }

  @Test
  void aRoleThatMayNotReadTheAccounts_isToldNothingOfThem() {
    Exchange exchange =
        roadMaps.exchange(
            person(Role.COORDINATOR, school), school.id(), new Quarter(2026, 4), false);

    assertThat(exchange.measured().pieces()).isNull();
  }

  @Test
  void aSiteThatIsRemoved_takesItsRoadMapWithIt_andNoOther() {
    roadMaps.add(referent, school.id(), terms("a", "2027-01-01", ActionState.PLANNED));
    roadMaps.declare(referent, school.id(), figure(2022, 12_000, 0));
    roadMaps.aimAt(referent, school.id(), new Aim(2020, 2030, 40, 0));
    roadMaps.add(Person.CONSOLE, other.id(), terms("b", "2027-01-01", ActionState.PLANNED));

    database.update(
        dsl -> {
          RoadMapRemoval.removeFrom(dsl, List.of(school.id()));
          SiteRemoval.remove(dsl, List.of(school.id()));
        });

    assertRefused(ProblemCode.NOT_FOUND, () -> roadMaps.of(Scope.EVERYWHERE, school.id()));
    RoadMap kept = roadMaps.of(Scope.EVERYWHERE, other.id());
    assertThat(roadMaps.actions(kept, null, 1, 10).total()).isEqualTo(1);
  }
}
