package fr.regain.console.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditRecord;
import fr.regain.console.audit.SampleJournal;
import fr.regain.console.eligibility.CriteriaService;
import fr.regain.console.eligibility.EligibilityFilter;
import fr.regain.console.eligibility.EligibilityRow;
import fr.regain.console.eligibility.EligibilityService;
import fr.regain.console.eligibility.EligibilitySort;
import fr.regain.console.eligibility.Evaluations;
import fr.regain.console.eligibility.ReasonCode;
import fr.regain.console.eligibility.Route;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.Origin;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.exchange.Reading.LeftReason;
import fr.regain.console.exchange.Reading.Refused;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.testing.TestingDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class ImportContract extends ImportFixture {
  @Test
  void theDryRun_saysWhatWouldBe_andWritesNothing() {
    Draft draft = mapped(Person.CONSOLE, LIST, coteaux, false);

    Tally tally = imports.dryRun(Person.CONSOLE, draft);

    assertThat(tally.made()).isEqualTo(2);
    assertThat(tally.leftPlaces(LeftReason.GONE)).containsExactly(4L);
    assertThat(tally.leftPlaces(LeftReason.TWICE)).containsExactly(5L);
    assertThat(tally.named())
        .extracting(Refused::place, Refused::fault, Refused::detail)
        .containsExactly(
            tuple(6L, Fault.DATE, "31/02/2020"),
            tuple(7L, Fault.NO_NUMBER, ""),
            tuple(8L, Fault.QUOTES, ""),
            tuple(9L, Fault.OWNER, "Inconnu"));
    assertThat(all()).isEmpty();
  }

  @Test
  void theSoundRows_areImported_withWhatTheySay() {
    Draft draft = imported(Person.CONSOLE, LIST, coteaux, false);

    assertThat(draft.state()).isEqualTo(Draft.State.DONE);
    assertThat(draft.done()).isEqualTo(draft.total());
    assertThat(draft.made()).isEqualTo(2);
    assertThat(draft.refused()).isEqualTo(4);
    Equipment laptop = bySerial("SN-1");
    assertThat(laptop.kind()).isEqualTo(EquipmentKind.LAPTOP);
    assertThat(laptop.origin()).isEqualTo(Origin.IMPORT);
    assertThat(laptop.siteId()).isEqualTo(coteaux.id());
    assertThat(laptop.declaration())
        .isEqualTo(
            new Declaration(region.id(), LocalDate.of(2019, 9, 1), "INV1", null, null, false));
    assertThat(laptop.made().after()).isEqualTo("2018-09-01");
    assertThat(laptop.made().before()).isEqualTo("2019-09-01");
    assertThat(equipment.facts(laptop.id()).orElseThrow().getMemoryBytes()).isEqualTo(7680L << 20);
    Equipment desktop = bySerial("SN-2");
    assertThat(desktop.siteId()).isEqualTo(moulin.id());
    assertThat(desktop.declaration().surplus()).isTrue();
  }

  @Test
  void allOrNothing_writesNothing_whenOneRowIsBroken() {
    Draft draft = imported(Person.CONSOLE, LIST, coteaux, true);

    assertThat(draft.state()).isEqualTo(Draft.State.STOPPED);
    assertThat(all()).isEmpty();
  }

  @Test
  void aComputer_isNotDatedByTheScreenBesideIt_andAScreenIsByItsWeek() {
    importInventory(
        """
        {"deviceid":"a","content":{"hardware":{"chassis_type":"Desktop"},"bios":{"ssn":"PC-1"},
          "monitors":[{"serial":"ECR-1","caption":"P2419H","description":"10/2013"}]}}
        """
            .replace("\n", " ")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(bySerial("PC-1").made()).isEqualTo(Made.UNKNOWN);
    assertThat(bySerial("ECR-1").made().before()).isEqualTo("2013-03-18");
  }

  @Test
  void whatInventoriesHoldBesidesPieces_isCounted_withItsPlace() {
    String virtual = "{\"deviceid\":\"a\",\"content\":{\"hardware\":{\"vmsystem\":\"VMware\"}}}\n";
    String partial = "{\"deviceid\":\"a\",\"partial\":true,\"content\":{}}\n";
    Draft draft = received(Person.CONSOLE, (virtual + partial).getBytes(StandardCharsets.UTF_8));
    imports.map(Person.CONSOLE, draft, draft.mapping(), moulin.id(), true);

    Tally tally = imports.dryRun(Person.CONSOLE, imports.find(Person.CONSOLE, draft.id()));
    assertThat(tally.leftPlaces(LeftReason.VIRTUAL)).containsExactly(1L);
    assertThat(tally.leftPlaces(LeftReason.PARTIAL)).containsExactly(2L);
    assertThat(tally.refused()).isZero();
  }

  @Test
  void rowsOfOneNumber_areAsManyPiecesAsTheyHaveSerials_andARowWithoutIsOneOfThem() {
    String file =
        """
        serial;inventaire;type
        PC-1;INV1;Portable
        ECR-1;INV1;Écran
        PC-2;INV1;Unité centrale
        ;INV1;Unité centrale
        pc-2;INV9;Unité centrale
        """;
    Tally tally = imports.dryRun(Person.CONSOLE, mapped(Person.CONSOLE, file, moulin, false));

    assertThat(tally.made()).isEqualTo(3);
    assertThat(tally.leftPlaces(LeftReason.TWICE)).containsExactly(5L, 6L);
  }

  @Test
  void aSiteOfSomebodyElse_isNoneToTheImporter() {
    Person technician = technicianOf(coteaux);
    Draft draft = mapped(technician, "serial;lieu\nSN-A;0310042C\nSN-B;\n", coteaux, false);

    assertThat(imports.dryRun(technician, draft).named())
        .extracting(Refused::place, Refused::fault)
        .containsExactly(tuple(2L, Fault.SITE));
    assertThatThrownBy(() -> imports.find(Person.CONSOLE, draft.id())).isInstanceOf(Problem.class);
  }

  @Test
  void theRealInventories_goInAndOutAgain() {
    Draft draft = received(Person.CONSOLE, FileReadingTest.sample("computer_1"));
    imports.map(Person.CONSOLE, draft, draft.mapping(), moulin.id(), false);
    imports.run(Person.CONSOLE, imports.find(Person.CONSOLE, draft.id()));

    Equipment laptop = bySerial("640HP72");
    assertThat(laptop.kind()).isEqualTo(EquipmentKind.LAPTOP);
    assertThat(laptop.made().before()).isEqualTo("2018-02-06");
    assertThat(equipment.facts(laptop.id()).orElseThrow().getDisksCount()).isEqualTo(1);
    Map<Long, String> none = new HashMap<>();
    assertThat(
            new String(
                NumEcoEval.table(
                    new EquipmentRows(database, equipment), Scope.EVERYWHERE, none, none),
                StandardCharsets.UTF_8))
        .contains(laptop.shortId() + ";Dell Inc. XPS 13 9350;1;;;;Laptop;En service;France;");
  }

  @Test
  void ownersThatNobodyEntered_areNamedOnce_andTheRowsGoInOnceTheyAre() {
    String file =
        """
        serial;type;propriétaire
        SN-1;Portable;Mairie de Revel
        SN-2;Portable;MAIRIE DE REVEL
        SN-3;Portable;Lycée Agricole
        SN-4;Portable;La Région
        """;
    Draft draft = mapped(Person.CONSOLE, file, moulin, true);
    List<UnknownOwner> unknown = imports.dryRun(Person.CONSOLE, draft).unknownOwners();
    assertThat(unknown)
        .extracting(UnknownOwner::name, UnknownOwner::rows, UnknownOwner::suggestedKind)
        .containsExactly(
            tuple("Mairie de Revel", 2L, OwnerKind.COMMUNE),
            tuple("Lycée Agricole", 1L, OwnerKind.ETABLISSEMENT));

    Map<String, OwnerKind> chosen = new HashMap<>();
    unknown.forEach(owner -> chosen.put(owner.name(), owner.suggestedKind()));
    assertThatThrownBy(() -> imports.addOwners(technicianOf(moulin), chosen))
        .isInstanceOf(Problem.class);
    imports.addOwners(Person.CONSOLE, chosen);

    Tally again = imports.dryRun(Person.CONSOLE, draft);
    assertThat(again.made()).isEqualTo(4);
    assertThat(again.unknownOwners()).isEmpty();
  }

  /** Everything that was imported, with the route that is worked out for it. */
  private Map<String, EligibilityRow> routes() throws Exception {
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    CriteriaService criteria = new CriteriaService(database, clock, owners, equipment);
    Evaluations evaluations = new Evaluations(database, clock, config, equipment, criteria);
    evaluations.work();
    EligibilityService eligibility =
        new EligibilityService(
            database, clock, config, equipment, criteria, evaluations, Runnable::run);
    Map<String, EligibilityRow> routes = new HashMap<>();
    eligibility
        .page(Scope.EVERYWHERE, EligibilityFilter.ALL, Sort.by(EligibilitySort.AGE), null, 1_000)
        .rows()
        .forEach(row -> routes.put(row.serialNumber(), row));
    return routes;
  }

  @Test
  void theRealInventories_leadToARoute_withItsReasons() throws Exception {
    owners.setOwnership(Person.CONSOLE, moulin.id(), region.id(), Boolean.FALSE);
    importInventory(FileReadingTest.sample("computer_1"));
    importInventory(FileReadingTest.sample("printer_1"));
    for (String type : List.of("NetworkEquipment", "Phone")) {
      importInventory(
          """
          {"action":"netinventory","deviceid":"%1$s","itemtype":"%1$s","content":{
            "network_device":{"type":"%1$s","manufacturer":"Maker","model":"M","serial":"SN-%1$s"}}}
          """
              .formatted(type)
              .replace("\n", " ")
              .getBytes(StandardCharsets.UTF_8));
    }
    Map<String, EligibilityRow> routes = routes();

    assertThat(routes.values())
        .extracting(EligibilityRow::serialNumber, EligibilityRow::kind)
        .containsExactlyInAnyOrder(
            tuple("640HP72", EquipmentKind.LAPTOP),
            tuple("PHCVN191TG", EquipmentKind.PRINTER),
            tuple("SN-NetworkEquipment", EquipmentKind.NETWORK),
            tuple("SN-Phone", EquipmentKind.PHONE));
    // Its firmware is of February 2016: it may have been made until two years later.
    EligibilityRow laptop = routes.get("640HP72");
    assertThat(laptop.possible()).contains(Route.RECYCLE).hasSizeGreaterThan(1);
    assertThat(laptop.reasons())
        .contains(
            ReasonCode.AGE_RETIRED,
            ReasonCode.SYSTEM_CURRENT,
            ReasonCode.WINDOWS_11_PROCESSOR,
            ReasonCode.LINUX_READY,
            ReasonCode.MEMORY_ENOUGH,
            ReasonCode.DISK_SOLID,
            ReasonCode.BATTERY_GOOD);
    // Nothing dates the others, and nobody said that they work.
    for (String serial : List.of("PHCVN191TG", "SN-NetworkEquipment", "SN-Phone")) {
      EligibilityRow other = routes.get(serial);
      assertThat(other.route()).as(serial).isEqualTo(Route.TO_BE_QUALIFIED);
      assertThat(other.reasons())
          .as(serial)
          .contains(ReasonCode.AGE_UNKNOWN, ReasonCode.WORKING_UNKNOWN)
          .doesNotContain(ReasonCode.SYSTEM_UNKNOWN, ReasonCode.MEMORY_UNKNOWN);
    }
  }

  @Test
  void theImport_isInTheJournal_withTheDigestOfTheFile() {
    Draft draft = imported(Person.CONSOLE, LIST, coteaux, false);

    List<AuditRecord> records = SampleJournal.newest(database, "equipment.import");
    assertThat(records).hasSize(1);
    assertThat(records.getFirst().after())
        .contains("file: parc .csv", "sha-256: " + draft.digest(), "made: 2", "refused: 4");
    assertThat(draft.digest()).hasSize(64);
  }

  @Test
  void aFileThatNobodyImported_isForgottenAfterAWeek() {
    Draft draft = mapped(Person.CONSOLE, LIST, coteaux, false);
    clock.advance(Duration.ofDays(8));
    received(Person.CONSOLE, "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> imports.find(Person.CONSOLE, draft.id())).isInstanceOf(Problem.class);
  }

  @Test
  void manyRows_goThroughPagesAndChunks() {
    StringBuilder file = new StringBuilder("serial;type;achat;modele\n");
    for (int i = 0; i < 3_500; i++) {
      file.append("SN")
          .append(i)
          .append(";Portable;2019-09-01;")
          .append("x".repeat(i % 50))
          .append('\n');
    }
    Draft draft = imported(Person.CONSOLE, file.toString(), moulin, true);

    assertThat(draft.made()).isEqualTo(3_500);
    assertThat(draft.state()).isEqualTo(Draft.State.DONE);
  }
}
