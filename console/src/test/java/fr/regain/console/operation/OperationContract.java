package fr.regain.console.operation;

import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.OPERATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditRecord;
import fr.regain.console.audit.SampleJournal;
import fr.regain.console.campaign.Campaign;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.report.Amounts;
import fr.regain.console.report.Measure;
import fr.regain.console.report.Method;
import fr.regain.console.report.ReportService;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.secondlife.SampleWorkshop;
import fr.regain.console.site.OwnCalendar;
import fr.regain.console.site.Population;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteCalendarService;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.SampleCampaign;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingConsole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What operations count, keep and refuse, over 24 devices of staff and of a school. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperationContract {
  private TestingConsole console;
  private SampleOperations samples;
  private OperationService operations;
  private BilanService bilans;
  private Database database;
  private Site root;
  private Site staff;
  private SampleWorkshop workshop;
  private int made;

  /** Settings of a console on the subclass's kind of database. */
  abstract Map<String, String> settings();

  @BeforeAll
  void start(@TempDir Path data) {
    console = TestingConsole.start(data, settings());
    samples = new SampleOperations(console);
    operations = console.bean(OperationService.class);
    bilans = console.bean(BilanService.class);
    database = console.bean(Database.class);
    SampleFleet fleet = SampleFleet.in(console, 24);
    root = console.bean(SiteService.class).root();
    staff = fleet.places().get(2);
    console
        .bean(SiteCalendarService.class)
        .put(Person.CONSOLE, staff.id(), new OwnCalendar(null, null, Population.STAFF, null));
    workshop = new SampleWorkshop(console, "Région");
  }

  @AfterAll
  void stop() {
    console.close();
  }

  private Site school() {
    return console
        .bean(SiteService.class)
        .create(Person.CONSOLE, root.id(), SiteKind.ETABLISSEMENT, "École " + ++made, null);
  }

  private UUID campaign(Site within) {
    return SampleCampaign.in(
        database,
        "Campagne",
        console.clock().instant(),
        ++made,
        within.equals(root) ? null : within);
  }

  private static Person with(Role role, Site site) {
    return new Person(7, "Inès", false, "192.0.2.7", List.of(new Grant(role, site.path())));
  }

  private Operation operation(long id) {
    return operations.find(Scope.EVERYWHERE, id);
  }

  private FigureSet figures(long id) {
    return operations.figures(operation(id));
  }

  private static void assertRefused(ProblemCode code, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOf(Problem.class)
        .extracting(problem -> ((Problem) problem).code())
        .isEqualTo(code);
  }

  @Test
  void whatCampaignsReturned_isThatOfTheirReport_staffAndSchoolsApart() {
    UUID campaign = campaign(root);
    long id = samples.held(root.id(), OperationKind.DATA, "Nettoyons nos données");
    samples.link(id, campaign);
    SortedMap<Population, Amounts> report =
        console
            .bean(ReportService.class)
            .of(Scope.EVERYWHERE, campaign, console.clock().instant())
            .byPopulation();

    Amounts ofStaff = report.get(Population.STAFF);
    Amounts ofSchools = report.get(Population.SCHOOL);
    assertThat(figures(id).figures())
        .containsExactly(
            new Figure(
                OperationMeasure.STAFF_BYTES, Method.MEASURED, ofStaff.sum(Measure.RETURNED), ""),
            new Figure(
                OperationMeasure.SCHOOL_BYTES,
                Method.MEASURED,
                ofSchools.sum(Measure.RETURNED),
                ""),
            new Figure(
                OperationMeasure.STAFF_DEVICES, Method.COUNTED, ofStaff.sum(Measure.WORKED), ""),
            new Figure(
                OperationMeasure.SCHOOL_DEVICES,
                Method.COUNTED,
                ofSchools.sum(Measure.WORKED),
                ""));
  }

  @Test
  void aCampaign_belongsToOneOperation_untilThatOneLetsItGo() {
    UUID campaign = campaign(staff);
    long first = samples.held(staff.id(), OperationKind.DATA, "Première");
    long second = samples.held(staff.id(), OperationKind.DATA, "Seconde");
    samples.link(first, campaign);

    assertThat(operations.candidates(operation(second), 100))
        .extracting(Campaign::id)
        .doesNotContain(campaign);
    assertRefused(ProblemCode.OPERATION_NOT_NOW, () -> samples.link(second, campaign));
    assertThat(operation(second).version()).as("nothing was changed").isEqualTo(1);
    operations.cancel(Person.CONSOLE, first, operation(first).version());
    assertThat(operations.candidates(operation(second), 100))
        .extracting(Campaign::id)
        .contains(campaign);
    samples.link(second, campaign);
    assertThat(figures(second).known(OperationMeasure.STAFF_BYTES)).isPresent();
  }

  @Test
  void aCampaignThatReachesFurther_isNotTheOperationsOwn() {
    UUID wider = campaign(root);
    long id = samples.held(staff.id(), OperationKind.DATA, "Au lycée");
    long reuse = samples.held(root.id(), OperationKind.REUSE, "Réemploi");

    assertRefused(ProblemCode.NOT_FOUND, () -> samples.link(id, wider));
    assertRefused(ProblemCode.NOT_FOUND, () -> samples.link(reuse, wider));
  }

  @Test
  void whatIsSentUp_staysAsItWas_untilItIsOpenedAgain_andTheJournalKeepsBoth() {
    UUID campaign = campaign(staff);
    long id = samples.held(staff.id(), OperationKind.DATA, "Figée");
    samples.link(id, campaign);
    samples.declare(id, OperationMeasure.STAFF_BYTES, 12_000_000_000L, "Relevé de la DSI");
    FigureSet before = figures(id);
    samples.sendUp(id);
    database.update(
        dsl ->
            dsl.update(CAMPAIGN_DEVICE)
                .set(CAMPAIGN_DEVICE.RETURNED_BYTES, 1L)
                .where(CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(campaign))
                .execute());

    assertThat(figures(id)).isEqualTo(before);
    assertThat(operation(id).reportedAt()).isEqualTo(console.clock().instant());
    long sent = operation(id).version();
    assertRefused(
        ProblemCode.OPERATION_NOT_NOW,
        () -> operations.declare(Person.CONSOLE, id, sent, List.of()));
    operations.reopen(Person.CONSOLE, id, sent);
    assertThat(figures(id).declared()).isEqualTo(before.declared());
    assertThat(figures(id).known(OperationMeasure.STAFF_BYTES))
        .isNotEqualTo(before.known(OperationMeasure.STAFF_BYTES));
    samples.sendUp(id);
    assertThat(journal("operation " + id))
        .extracting(AuditRecord::action)
        .startsWith("operation.send-up", "operation.reopen", "operation.send-up");
    assertThat(journal("operation " + id).get(1).before()).isEqualTo(before.told());
  }

  private List<AuditRecord> journal(String subject) {
    return SampleJournal.newest(database, subject).stream()
        .filter(record -> record.subject().equals(subject))
        .toList();
  }

  @Test
  void measures_areSentUp_fromTheLastDayOn_andOnlyAsTheyWereSeen() {
    LocalDate today = operations.today();
    long id =
        operations.register(
            Person.CONSOLE,
            staff.id(),
            OperationKind.AWARENESS,
            new OperationPlan("Demain", today, today.plusDays(1), Audience.PUPILS, ""));
    samples.declare(id, OperationMeasure.PUPILS, 30, "");

    assertRefused(ProblemCode.OPERATION_NOT_NOW, () -> samples.sendUp(id));
    console.clock().advance(Duration.ofDays(1));
    long version = operation(id).version();
    assertRefused(
        ProblemCode.OPERATION_NOT_NOW,
        () -> operations.sendUp(Person.CONSOLE, id, version, FigureSet.NONE.mark()));
    samples.sendUp(id);
    assertThat(operation(id).state()).isEqualTo(OperationState.REPORTED);
  }

  @Test
  void twoPeopleAtOnce_loseNothing() {
    long id = samples.held(staff.id(), OperationKind.AWARENESS, "À deux");
    OperationPlan before = operation(id).plan();
    OperationPlan hers =
        new OperationPlan("La sienne", before.firstDay(), before.lastDay(), Audience.STAFF, "");
    operations.change(Person.CONSOLE, id, 1, hers);

    assertRefused(
        ProblemCode.OPERATION_NOT_NOW, () -> operations.change(Person.CONSOLE, id, 1, before));
    assertRefused(ProblemCode.OPERATION_NOT_NOW, () -> operations.cancel(Person.CONSOLE, id, 1));
    assertThat(operation(id).plan()).isEqualTo(hers);
  }

  @Test
  void anOperation_isThere_onlyForThoseOfItsSite() {
    Site own = school();
    Site foreign = school();
    long id = samples.held(foreign.id(), OperationKind.AWARENESS, "Ailleurs");
    Person referent = with(Role.REFERENT, own);
    OperationPlan plan = operation(id).plan();

    assertRefused(ProblemCode.NOT_FOUND, () -> operations.find(referent.scope(), id));
    assertRefused(ProblemCode.NOT_FOUND, () -> operations.change(referent, id, 1, plan));
    assertRefused(
        ProblemCode.NOT_FOUND,
        () -> operations.register(referent, foreign.id(), OperationKind.AWARENESS, plan));
    assertRefused(
        ProblemCode.NOT_FOUND,
        () ->
            operations.register(
                with(Role.TECHNICIAN, own), own.id(), OperationKind.AWARENESS, plan));
    assertThat(operations.register(referent, own.id(), OperationKind.AWARENESS, plan)).isPositive();
    assertThat(bilans.count(referent.scope(), new OperationFilter(null, null, null, null)))
        .isEqualTo(1);
  }

  @Test
  void aPiece_countsOnce_forTheOperationNearestToIt_unlessAnotherHasSentItUp() {
    Site school = school();
    long wide = samples.held(root.id(), OperationKind.REUSE, "Toute l’organisation");
    String label = workshop.reconditioned(workshop.laptop(school.id()));
    workshop.close(workshop.gift(school.id(), "Don", null, label), 1);

    assertThat(given(wide)).isEqualTo(1);
    long near = samples.held(school.id(), OperationKind.REUSE, "L’école");
    long later = samples.held(school.id(), OperationKind.REUSE, "L’école encore");
    assertThat(given(near)).isEqualTo(1);
    assertThat(given(later)).isZero();
    assertThat(given(wide)).isZero();
    operations.cancel(Person.CONSOLE, near, operation(near).version());
    operations.cancel(Person.CONSOLE, later, operation(later).version());
    samples.sendUp(wide);
    long late = samples.held(school.id(), OperationKind.REUSE, "Trop tard");
    assertThat(given(wide)).isEqualTo(1);
    assertThat(given(late)).isZero();
  }

  private long given(long id) {
    return figures(id).known(OperationMeasure.GIVEN).map(Figure::amount).orElse(0L);
  }

  @Test
  void whatNobodyDeclares_orTooMuchOfIt_isRefused() {
    long id = samples.held(staff.id(), OperationKind.RECYCLING, "Collecte");
    List<Figure> devices =
        List.of(new Figure(OperationMeasure.STAFF_DEVICES, Method.DECLARED, 1, ""));
    Figure waste = Figure.declared(OperationMeasure.WASTE, 250, " Bordereau ");

    assertRefused(
        ProblemCode.REQUEST_INVALID, () -> operations.declare(Person.CONSOLE, id, 1, devices));
    assertRefused(
        ProblemCode.REQUEST_INVALID,
        () -> operations.declare(Person.CONSOLE, id, 1, List.of(waste, waste)));
    assertRefused(
        ProblemCode.REQUEST_INVALID, () -> Figure.declared(OperationMeasure.WASTE, -1, ""));
    assertRefused(
        ProblemCode.REQUEST_INVALID, () -> Figure.declared(OperationMeasure.WASTE, 1_000_001, ""));
    assertRefused(
        ProblemCode.REQUEST_INVALID, () -> Figure.declared(OperationMeasure.STAFF_DEVICES, 1, ""));
    assertRefused(
        ProblemCode.REQUEST_INVALID,
        () -> Figure.declared(OperationMeasure.WASTE, 1, "x".repeat(301)));
    assertThat(waste.note()).isEqualTo("Bordereau");
  }

  @Test
  void theBilan_addsUpWhatWasSentUp_andNothingElse_measuredAndDeclaredApart() {
    Site academy =
        console
            .bean(SiteService.class)
            .create(Person.CONSOLE, root.id(), SiteKind.ACADEMIE, "Académie " + ++made, null);
    SiteService sites = console.bean(SiteService.class);
    Site first = sites.create(Person.CONSOLE, academy.id(), SiteKind.ETABLISSEMENT, "Un", null);
    Site second = sites.create(Person.CONSOLE, academy.id(), SiteKind.ETABLISSEMENT, "Deux", null);
    Site room = sites.create(Person.CONSOLE, first.id(), SiteKind.SALLE, "101", null);
    long counted = samples.held(room.id(), OperationKind.REUSE, "Salle");
    String label = workshop.reconditioned(workshop.laptop(room.id()));
    workshop.close(workshop.gift(room.id(), "Don", null, label), 1);
    samples.declare(counted, OperationMeasure.GIVEN, 7, "Au comptoir");
    samples.sendUp(counted);
    long open = samples.held(second.id(), OperationKind.REUSE, "Pas encore");
    samples.declare(open, OperationMeasure.GIVEN, 1_000, "");
    Scope scope = new Scope(List.of(academy.path()));
    OperationFilter all = new OperationFilter(null, null, null, null);

    FigureSet sums = bilans.bilan(scope, all).sums().get(OperationKind.REUSE);
    assertThat(sums.known(OperationMeasure.GIVEN)).map(Figure::amount).contains(1L);
    assertThat(sums.declared(OperationMeasure.GIVEN)).map(Figure::amount).contains(7L);
    assertThat(bilans.bilan(scope, all).count(OperationKind.REUSE, OperationState.REGISTERED))
        .isEqualTo(1);
    SiteTallies level = bilans.bySite(scope, all, null);
    assertThat(level.site()).isEqualTo(academy);
    assertThat(level.lines()).extracting(SiteTally::site).containsExactly(second, first);
    assertThat(level.lines()).extracting(SiteTally::deeper).containsExactly(false, true);
    assertThat(level.lines().getFirst().sums().figures()).isEmpty();
    assertThat(level.lines().getLast().sums().figures()).isEqualTo(sums.figures());
    assertThat(bilans.bySite(scope, all, room).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.direct()).isTrue());
    int year = operations.today().getYear();
    assertThat(bilans.count(scope, new OperationFilter(year, null, null, null))).isEqualTo(2);
    assertThat(bilans.count(scope, new OperationFilter(year + 1, null, null, null))).isZero();
    assertThat(bilans.count(scope, new OperationFilter(null, OperationKind.DATA, null, null)))
        .isZero();
    assertThat(bilans.count(scope, new OperationFilter(null, null, OperationState.REPORTED, null)))
        .isEqualTo(1);
    assertThat(bilans.due(scope, operations.today())).isEqualTo(1);
  }

  @Test
  void theOperationsOfASiteThatIsNoMore_areNoMore() {
    Site school = school();
    long id = samples.held(school.id(), OperationKind.DATA, "Éphémère");
    samples.link(id, campaign(school));
    samples.declare(id, OperationMeasure.PUPILS, 1, "");

    database.update(dsl -> OperationRemoval.removeFrom(dsl, List.of(school.id())));
    assertThat(database.<Boolean>read(dsl -> dsl.fetchExists(OPERATION, OPERATION.ID.eq(id))))
        .isFalse();
  }

  @Test
  void aPlan_keepsItsBounds() {
    LocalDate day = LocalDate.of(2027, 3, 15);

    assertRefused(
        ProblemCode.REQUEST_INVALID, () -> new OperationPlan(" ", day, day, Audience.BOTH, ""));
    assertRefused(
        ProblemCode.REQUEST_INVALID,
        () -> new OperationPlan("Titre", day, day.minusDays(1), Audience.BOTH, ""));
    assertRefused(
        ProblemCode.REQUEST_INVALID,
        () -> new OperationPlan("Titre", day, day.plusDays(366), Audience.BOTH, ""));
    assertThat(new OperationPlan(" Titre ", day, day.plusDays(365), Audience.BOTH, "").title())
        .isEqualTo("Titre");
  }
}
