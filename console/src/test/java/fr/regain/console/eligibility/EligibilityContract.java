package fr.regain.console.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.SampleJournal;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.EquipmentRemoval;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.Origin;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Slice;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import fr.regain.v1.Inventory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes that are kept up to date, listed and worked out anew. */
abstract class EligibilityContract extends DatabaseContract {
  EquipmentService equipment;
  OwnerService owners;
  CriteriaService criteria;
  Evaluations evaluations;
  EligibilityService eligibility;
  Site moulin;
  Site coteaux;
  Owner region;
  final List<Runnable> background = new ArrayList<>();

  @BeforeEach
  void services() throws Exception {
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(7);
    equipment = new EquipmentService(database, clock, random);
    owners = new OwnerService(database, clock);
    criteria = new CriteriaService(database, clock, owners, equipment);
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    evaluations = new Evaluations(database, clock, config, equipment, criteria);
    eligibility =
        new EligibilityService(
            database, clock, config, equipment, criteria, evaluations, background::add);
    SiteService sites = new SiteService(database, clock);
    long root = sites.root().id();
    moulin = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Moulin", null);
    coteaux = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Coteaux", null);
    region = owners.add(Person.CONSOLE, "Région", OwnerKind.REGION);
  }

  Equipment add(
      Site site, EquipmentKind kind, Made made, Declaration said, @Nullable Inventory facts) {
    Description plate = new Description(kind, "Dell", "Latitude", null, made, facts);
    return database.write(
        dsl -> equipment.add(dsl, Person.CONSOLE, site.id(), plate, said, Origin.IMPORT));
  }

  Equipment laptop(int age) {
    Declaration said =
        Declaration.NONE.withOwner(region.id()).withProtectedCarrier(false).withWorking(true);
    return add(
        moulin,
        EquipmentKind.LAPTOP,
        SampleFacts.aged(age),
        said,
        SampleFacts.soundLaptop().build());
  }

  static final Sort<EligibilitySort> OLDEST = new Sort<>(EligibilitySort.AGE, true);

  CountedSlice<EligibilityRow> list(EligibilityFilter filter) {
    return eligibility.page(Scope.EVERYWHERE, filter, OLDEST, null, 20);
  }

  long total(EligibilityFilter filter) {
    return list(filter).count().rows();
  }

  static EligibilityFilter route(Route route) {
    return new EligibilityFilter("", route, null, null, null, null, null);
  }

  @Test
  void whatIsNew_hasARouteAfterTheNextRound_asTheExplanationSays() {
    Equipment laptop = laptop(2);
    laptop(8);
    evaluations.work();
    assertThat(eligibility.routes(Scope.EVERYWHERE, EligibilityFilter.ALL))
        .isEqualTo(Map.of(Route.KEEP, 1L, Route.TRANSFER, 1L));
    EligibilityRow row = list(route(Route.KEEP)).rows().getFirst();
    Explanation explained = eligibility.explain(laptop);
    assertThat(row.shortId()).isEqualTo(laptop.shortId());
    assertThat(row.staysUntil()).isEqualTo(explained.evaluation().staysUntil());
    assertThat(row.reasons())
        .containsExactlyElementsOf(
            explained.evaluation().reasons().stream().map(Reason::code).toList());
    assertThat(row.ownerName()).isEqualTo("Région");
    assertThat(row.siteName()).isEqualTo("Moulin");
  }

  @Test
  void aDeclaration_movesTheRoute() {
    Equipment laptop = laptop(2);
    evaluations.work();
    clock.advance(Duration.ofMinutes(10));
    equipment.declare(Person.CONSOLE, laptop.id(), laptop.declaration().withWorking(Boolean.FALSE));
    evaluations.work();
    assertThat(eligibility.routes(Scope.EVERYWHERE, EligibilityFilter.ALL))
        .isEqualTo(Map.of(Route.RECYCLE, 1L));
  }

  @Test
  void whatHasLeft_isNoLongerInTheList_norInAPreview_untilItComesBack() {
    Equipment laptop = laptop(2);
    laptop(2);
    evaluations.work();
    assertThat(list(EligibilityFilter.ALL).count().rows()).isEqualTo(2);

    clock.advance(Duration.ofMinutes(10));
    database.update(dsl -> equipment.setGone(dsl, laptop.id(), true));
    evaluations.work();
    assertThat(list(EligibilityFilter.ALL).count().rows()).isEqualTo(1);
    assertThat(eligibility.preview(region.id(), values(Criterion.SERVICE_LAPTOP, "6")))
        .isEqualTo(Map.of(Route.KEEP, Map.of(Route.KEEP, 1)));

    clock.advance(Duration.ofMinutes(10));
    database.update(dsl -> equipment.setGone(dsl, laptop.id(), false));
    evaluations.work();
    assertThat(list(EligibilityFilter.ALL).count().rows()).isEqualTo(2);
  }

  @Test
  void whatIsRemovedWithItsSite_isNoLongerCounted() {
    laptop(2);
    Equipment other =
        add(coteaux, EquipmentKind.MONITOR, SampleFacts.aged(3), Declaration.NONE, null);
    evaluations.work();
    assertThat(total(EligibilityFilter.ALL)).isEqualTo(2);

    database.update(
        dsl -> {
          EligibilityRemoval.remove(dsl, List.of(other.id()));
          EquipmentRemoval.removeFrom(dsl, List.of(coteaux.id()));
        });
    assertThat(total(EligibilityFilter.ALL)).isEqualTo(1);
    assertThat(eligibility.routes(Scope.EVERYWHERE, EligibilityFilter.ALL))
        .isEqualTo(Map.of(Route.KEEP, 1L));
  }

  @Test
  void aDayLater_everythingIsOlder() {
    Made almost =
        new Made(
            SampleFacts.TODAY.minusYears(7).plusDays(1),
            SampleFacts.TODAY.minusYears(7).plusDays(1));
    add(
        moulin,
        EquipmentKind.LAPTOP,
        almost,
        Declaration.NONE.withOwner(region.id()).withProtectedCarrier(false).withWorking(true),
        SampleFacts.soundLaptop().build());
    evaluations.work();
    assertThat(total(route(Route.KEEP))).isEqualTo(1);
    clock.advance(Duration.ofDays(1));
    evaluations.work();
    assertThat(total(route(Route.TRANSFER))).isEqualTo(1);
  }

  @Test
  void filters_narrowTheList_andTheScopeBoundsIt() {
    Equipment laptop = laptop(2);
    laptop(8);
    add(coteaux, EquipmentKind.MONITOR, SampleFacts.aged(11), Declaration.NONE, null);
    add(coteaux, EquipmentKind.PRINTER, Made.UNKNOWN, Declaration.NONE, null);
    evaluations.work();
    assertThat(total(EligibilityFilter.ALL)).isEqualTo(4);
    assertThat(total("", null, moulin.id(), null, null, null, null)).isEqualTo(2);
    assertThat(total("", null, null, EquipmentKind.MONITOR, null, null, null)).isEqualTo(1);
    assertThat(total("", null, null, null, region.id(), null, null)).isEqualTo(2);
    assertThat(total("", null, null, null, 0L, null, null)).isEqualTo(2);
    assertThat(total("", null, null, null, null, AgeBand.YOUNG, null)).isEqualTo(1);
    assertThat(total("", null, null, null, null, AgeBand.OLD, null)).isEqualTo(1);
    assertThat(total("", null, null, null, null, AgeBand.PAST, null)).isEqualTo(1);
    assertThat(total("", null, null, null, null, AgeBand.OPEN, null)).isEqualTo(1);
    assertThat(total("", null, null, null, null, null, ReasonCode.AGE_RETIRED)).isEqualTo(1);
    assertThat(total("", null, null, null, null, null, ReasonCode.OWNER_UNKNOWN)).isEqualTo(2);
    assertThat(total(laptop.shortId().spaced(), null, null, null, null, null, null)).isEqualTo(1);
    assertThat(total("latitude", null, null, null, null, null, null)).isEqualTo(4);
    assertThat(total("nothing", Route.KEEP, null, null, null, null, null)).isZero();
    Scope own = new Scope(List.of(moulin.path()));
    assertThat(
            eligibility
                .page(own, EligibilityFilter.ALL, Sort.by(EligibilitySort.STAY), null, 20)
                .rows())
        .hasSize(2);
  }

  @Test
  void aText_isFoundByItsWords_whateverTheirCaseOrder_andWithoutAccents() {
    Description plate =
        new Description(EquipmentKind.LAPTOP, "Fabriqué", "Élite 840", "SN-77", Made.UNKNOWN, null);
    database.update(
        dsl ->
            equipment.add(
                dsl,
                Person.CONSOLE,
                moulin.id(),
                plate,
                Declaration.NONE.withInventoryNumber("INV 12"),
                Origin.IMPORT));
    laptop(3);
    evaluations.work();
    for (String text : List.of("elite", "840 FABRIQUE", "n-7", "inv 12", "12 inv sn-77")) {
      assertThat(total(text, null, null, null, null, null, null)).as(text).isEqualTo(1);
    }
    assertThat(total("elite latitude", null, null, null, null, null, null)).isZero();
  }

  @Test
  void whatAnotherReplicaEvaluated_isInTheListOfThisOne() {
    laptop(3);
    evaluations.work();
    assertThat(total(EligibilityFilter.ALL)).isEqualTo(1);
    laptop(8);
    clock.advance(Duration.ofMinutes(1));
    new Evaluations(
            database,
            clock,
            TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null)),
            equipment,
            criteria)
        .work();
    assertThat(eligibility.routes(Scope.EVERYWHERE, EligibilityFilter.ALL))
        .isEqualTo(Map.of(Route.KEEP, 1L, Route.TRANSFER, 1L));
  }

  private long total(
      String text,
      @Nullable Route route,
      @Nullable Long site,
      @Nullable EquipmentKind kind,
      @Nullable Long owner,
      @Nullable AgeBand band,
      @Nullable ReasonCode reason) {
    return total(new EligibilityFilter(text, route, site, kind, owner, band, reason));
  }

  @Test
  void pages_followEachOther_inEachOrder() {
    for (int age = 1; age < 7; age++) {
      laptop(age);
    }
    add(moulin, EquipmentKind.PRINTER, Made.UNKNOWN, Declaration.NONE, null);
    evaluations.work();
    List<EligibilityRow> oldest = all(OLDEST);
    assertThat(oldest).hasSize(7).doesNotHaveDuplicates();
    assertThat(oldest.subList(0, 6))
        .isSortedAccordingTo(java.util.Comparator.comparing(row -> row.made().after()));
    assertThat(oldest.getLast().made()).as("last either way").isEqualTo(Made.UNKNOWN);
    List<EligibilityRow> youngest = all(Sort.by(EligibilitySort.AGE));
    assertThat(youngest.subList(0, 6)).isEqualTo(oldest.subList(0, 6).reversed());
    assertThat(youngest.getLast()).isEqualTo(oldest.getLast());
    assertThatThrownBy(
            () -> eligibility.page(Scope.EVERYWHERE, EligibilityFilter.ALL, OLDEST, null, 1_001))
        .isInstanceOf(Problem.class);
  }

  @Test
  void aPage_beginsWhereTheOneBeforeEnded_whateverBecameOfThatPiece() {
    for (int age = 1; age < 7; age++) {
      laptop(age);
    }
    evaluations.work();
    CountedSlice<EligibilityRow> first =
        eligibility.page(Scope.EVERYWHERE, EligibilityFilter.ALL, OLDEST, null, 2);
    Equipment last =
        equipment.find(Scope.EVERYWHERE, first.rows().getLast().shortId()).orElseThrow();
    List<EligibilityRow> before = all(OLDEST);
    equipment.declare(Person.CONSOLE, last.id(), last.declaration().withOwner(null));
    evaluations.work();

    List<EligibilityRow> next =
        eligibility
            .page(
                Scope.EVERYWHERE,
                new EligibilityFilter("", null, null, null, region.id(), null, null),
                OLDEST,
                first.slice().next(),
                2)
            .rows();

    assertThat(next).isEqualTo(before.subList(2, 4));
  }

  private List<EligibilityRow> all(Sort<EligibilitySort> sort) {
    List<EligibilityRow> all = new ArrayList<>();
    Cursor at = null;
    do {
      Slice<EligibilityRow> page =
          eligibility.page(Scope.EVERYWHERE, EligibilityFilter.ALL, sort, at, 2).slice();
      all.addAll(page.rows());
      at = page.next();
    } while (at != null);
    return all;
  }

  private Map<Criterion, String> values(Criterion criterion, String value) {
    Map<Criterion, String> values = new EnumMap<>(Criterion.class);
    for (Criterion each : Criterion.values()) {
      values.put(each, criteria.of(region.id()).text(each));
    }
    values.put(criterion, value);
    return values;
  }

  @Test
  void otherCriteria_moveWhatThePreviewSaid_andTheJournalHoldsBoth() {
    laptop(2);
    laptop(6);
    laptop(6);
    evaluations.work();
    Map<Criterion, String> strict = values(Criterion.SERVICE_LAPTOP, "6");
    assertThat(eligibility.preview(region.id(), strict))
        .isEqualTo(Map.of(Route.KEEP, Map.of(Route.KEEP, 1, Route.TRANSFER, 2)));
    assertThat(total(route(Route.TRANSFER))).as("a preview moves nothing").isZero();

    eligibility.saveCriteria(Person.CONSOLE, region.id(), strict);
    assertThat(eligibility.progress().cause()).isEqualTo(Run.Cause.CRITERIA);
    assertThat(total(route(Route.KEEP))).as("usable meanwhile").isEqualTo(3);
    background.removeFirst().run();
    assertThat(eligibility.progress().isUnderWay()).isFalse();
    assertThat(total(route(Route.TRANSFER))).isEqualTo(2);
    assertThat(criteria.versions(region.id())).hasSize(1);
    assertThat(criteria.of(region.id()).version()).isEqualTo(1);
    assertThat(criteria.of(null).version()).isZero();
    var journal = SampleJournal.newest(database, "criteria.change");
    assertThat(journal.getFirst().before()).contains("service.laptop: 7");
    assertThat(journal.getFirst().after()).contains("service.laptop: 6");
  }

  @Test
  void aRun_goesOnWhereItWas_afterARestart() {
    for (int number = 0; number < 5; number++) {
      laptop(6);
    }
    evaluations.work();
    eligibility.saveCriteria(Person.CONSOLE, region.id(), values(Criterion.SERVICE_LAPTOP, "6"));
    assertThat(evaluations.evaluatePage()).isTrue();
    Run stopped = eligibility.progress();
    assertThat(stopped.done()).isEqualTo(5);
    assertThat(stopped.isUnderWay()).isTrue();
    Evaluations restarted =
        new Evaluations(
            database,
            clock,
            TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null)),
            equipment,
            criteria);
    restarted.work();
    assertThat(eligibility.progress().isUnderWay()).isFalse();
    assertThat(eligibility.progress().done()).isEqualTo(5);
    assertThat(total(route(Route.TRANSFER))).isEqualTo(5);
  }

  @Test
  void criteriaThatChangeDuringARun_beginItAgain() {
    laptop(6);
    evaluations.work();
    eligibility.saveCriteria(Person.CONSOLE, region.id(), values(Criterion.SERVICE_LAPTOP, "6"));
    evaluations.evaluatePage();
    eligibility.saveCriteria(Person.CONSOLE, region.id(), values(Criterion.SERVICE_LAPTOP, "8"));
    assertThat(eligibility.progress().done()).isZero();
    evaluations.work();
    assertThat(total(route(Route.KEEP))).isEqualTo(1);
    assertThat(criteria.versions(region.id()))
        .extracting(CriteriaService.Version::version)
        .containsExactly(2, 1);
  }

  @Test
  void criteriaOfOneOwner_leaveThoseOfOthers() {
    laptop(6);
    Owner other = owners.add(Person.CONSOLE, "Commune", OwnerKind.COMMUNE);
    add(
        moulin,
        EquipmentKind.LAPTOP,
        SampleFacts.aged(6),
        Declaration.NONE.withOwner(other.id()).withProtectedCarrier(false).withWorking(true),
        SampleFacts.soundLaptop().build());
    eligibility.saveCriteria(Person.CONSOLE, other.id(), values(Criterion.SERVICE_LAPTOP, "5"));
    evaluations.work();
    assertThat(eligibility.routes(Scope.EVERYWHERE, EligibilityFilter.ALL))
        .isEqualTo(Map.of(Route.KEEP, 1L, Route.TRANSFER, 1L));
  }

  @Test
  void whatCannotBe_isRefused_allOfItAtOnce() {
    Map<Criterion, String> wrong = values(Criterion.SERVICE_LAPTOP, "11");
    wrong.put(Criterion.FIT_DISK, "perhaps");
    wrong.remove(Criterion.LINUX_CORES);
    assertThat(Criteria.faults(wrong))
        .extracting(Criteria.Fault::criterion)
        .containsExactly(Criterion.SERVICE_LAPTOP, Criterion.LINUX_CORES, Criterion.FIT_DISK);
    assertThat(Criteria.faults(values(Criterion.BATTERY_POOR, "81")))
        .containsExactly(
            new Criteria.Fault(Criterion.BATTERY_POOR, Criteria.Fault.Rule.BATTERY_ORDER));
    assertThat(Criteria.faults(values(Criterion.MEMORY_WANTED, "2")))
        .containsExactly(
            new Criteria.Fault(Criterion.MEMORY_WANTED, Criteria.Fault.Rule.MEMORY_ORDER));
    assertThatThrownBy(() -> eligibility.saveCriteria(Person.CONSOLE, region.id(), wrong))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("service.laptop")
        .hasMessageContaining("linux.cores");
    Person technician =
        new Person(7, "Inès", false, "::1", List.of(new Grant(Role.TECHNICIAN, "/")));
    assertThatThrownBy(
            () ->
                eligibility.saveCriteria(
                    technician, region.id(), values(Criterion.SERVICE_LAPTOP, "6")))
        .isInstanceOf(Problem.class);
    assertThat(criteria.versions(region.id())).isEmpty();
  }
}
