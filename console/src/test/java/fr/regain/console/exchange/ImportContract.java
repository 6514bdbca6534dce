package fr.regain.console.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
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
import fr.regain.console.equipment.EquipmentFilter;
import fr.regain.console.equipment.EquipmentIntake;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.Origin;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.exchange.Reading.LeftReason;
import fr.regain.console.exchange.Reading.Refused;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.paging.Sort;
import fr.regain.console.secondlife.Act;
import fr.regain.console.secondlife.SecondLifeService;
import fr.regain.console.secondlife.Stage;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.site.Uai;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Figures;
import fr.regain.console.web.Language;
import fr.regain.console.web.Words;
import fr.regain.v1.Inventory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ImportContract extends DatabaseContract {
  private static final String LIST =
      """
      \uFEFFNuméro de série;N° inventaire;Type;Fabricant;Modèle;Date d'achat;Statut;Propriétaire;Mémoire;Lieu
      SN-1;INV1;Portable;Dell;Latitude 5400;01/09/2019;En service;La Région;7,5 Go;
      SN-2;INV2;Unité centrale;HP;ProDesk;2018-03-05;En stock;;8;0310042C
      SN-3;;Imprimante;HP;M507;;Mis au rebut;;;
      SN-1;INV1;Portable;Dell;Latitude 5400;01/09/2019;En service;La Région;;
      SN-4;INV4;Écran;Dell;P2419H;31/02/2020;;;;
      ;;Portable;Dell;Sans numéro;;;;;
      SN-5;INV5;Portable;"Dell;Latitude;;;;;
      SN-6;INV6;Portable;Dell;=1+1;2020-01-01;En panne;Inconnu;;
      """;

  SiteService sites;
  OwnerService owners;
  EquipmentService equipment;
  ImportService imports;
  Site moulin;
  Site coteaux;
  Owner region;

  @BeforeEach
  void services() throws Exception {
    sites = new SiteService(database, clock);
    owners = new OwnerService(database, clock);
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(7);
    equipment = new EquipmentService(database, clock, random);
    EquipmentIntake intake = new EquipmentIntake(clock, random);
    imports = new ImportService(database, sites, owners, equipment, intake, clock, random);
    long root = sites.root().id();
    moulin =
        sites.create(
            Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Collège Moulin", new Uai("0310042C"));
    coteaux = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Lycée Coteaux", null);
    region = owners.add(Person.CONSOLE, "La Région", OwnerKind.REGION);
  }

  private static Person technicianOf(Site site) {
    return new Person(7, "Inès", false, "::1", List.of(new Grant(Role.TECHNICIAN, site.path())));
  }

  private Draft received(Person by, byte[] file) {
    UUID id =
        imports.receive(by, "C:\\Users\\zoé\\..\\parc\u0000.csv", new ByteArrayInputStream(file));
    return imports.find(by, id);
  }

  private Draft mapped(Person by, String file, Site site, boolean whole) {
    Draft draft = received(by, file.getBytes(StandardCharsets.UTF_8));
    imports.map(by, draft, draft.mapping(), site.id(), whole);
    return imports.find(by, draft.id());
  }

  private Draft imported(Person by, String file, Site site, boolean whole) {
    Draft draft = mapped(by, file, site, whole);
    imports.run(by, draft);
    return imports.find(by, draft.id());
  }

  private List<Equipment> all() {
    return equipment.after(Scope.EVERYWHERE, EquipmentFilter.ALL, 0, 1_000);
  }

  private Equipment bySerial(String serial) {
    return all().stream()
        .filter(piece -> serial.equals(piece.description().serialNumber()))
        .findFirst()
        .orElseThrow();
  }

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
  void theSameFileAgain_changesNothing() {
    imported(Person.CONSOLE, LIST, coteaux, false);
    Draft again = imported(Person.CONSOLE, LIST, coteaux, false);

    assertThat(again.made()).isZero();
    assertThat(again.changed()).isZero();
    assertThat(all()).hasSize(2);
  }

  @Test
  void aLaterFile_addsWhatItSays_andKeepsTheRest() {
    imported(Person.CONSOLE, LIST, coteaux, false);
    Draft later =
        imported(
            Person.CONSOLE, "serial;statut;modèle\nSN-1;En panne;Latitude 5401\n", coteaux, false);

    assertThat(later.changed()).isEqualTo(1);
    Equipment laptop = bySerial("SN-1");
    assertThat(laptop.description().model()).isEqualTo("Latitude 5401");
    assertThat(laptop.declaration().working()).isFalse();
    assertThat(laptop.declaration().purchasedOn()).isEqualTo("2019-09-01");
    assertThat(equipment.facts(laptop.id()).orElseThrow().getMemoryBytes()).isEqualTo(7680L << 20);
  }

  /** The list of equipment as it goes out. */
  private String exported() {
    Words words = Words.load(Language.FRENCH);
    Map<Long, String> siteNames = Map.of(moulin.id(), "0310042C", coteaux.id(), coteaux.name());
    ListExport list =
        new ListExport(
            words,
            new Figures(words, ZoneOffset.UTC),
            siteNames,
            Map.of(region.id(), region.name()));
    StringBuilder file = new StringBuilder(Csv.line(list.headings()));
    new EquipmentRows(database, equipment)
        .each(Scope.EVERYWHERE, (piece, facts) -> file.append(Csv.line(list.row(piece, facts))));
    return file.toString();
  }

  @Test
  void whatAnInventoryCounted_isKept_whenTheListGoesOutAndComesBack() {
    importInventory(FileReadingTest.sample("computer_1"));
    Equipment laptop = bySerial("640HP72");
    Inventory counted = equipment.facts(laptop.id()).orElseThrow();

    Draft back = imported(Person.CONSOLE, exported(), coteaux, true);

    assertThat(back.mapping().columns())
        .containsKeys(Field.PROCESSOR, Field.MEMORY, Field.DISK, Field.SYSTEM);
    assertThat(back.changed() + back.made()).isZero();
    assertThat(equipment.facts(laptop.id())).contains(counted);
    assertThat(counted.getDisks(0).getSerialNumber()).isNotEmpty();
  }

  @Test
  void aCellFillsWhatNobodyTold_andReplacesWhatATableTold() {
    imported(Person.CONSOLE, "serial;mémoire\nSN-1;8 Go\n", moulin, true);
    imported(Person.CONSOLE, "serial;mémoire;système\nSN-1;16 Go;Windows 10\n", moulin, true);

    Inventory facts = equipment.facts(bySerial("SN-1").id()).orElseThrow();
    assertThat(facts.getMemoryBytes()).isEqualTo(16L << 30);
    assertThat(facts.getOperatingSystem().getVersion()).isEqualTo("10");
  }

  @Test
  void aRowThatNamesAnotherSite_movesThePiece_unlessItsSiteIsOnlyMoreExact() {
    Site room = sites.create(Person.CONSOLE, moulin.id(), SiteKind.SALLE, "Salle 12", null);
    imported(Person.CONSOLE, "serial;type\nSN-1;Portable\nSN-2;Portable\n", room, false);
    String file = "serial;lieu\nSN-1;Lycée Coteaux\nSN-2;0310042C\n";

    Draft moved = imported(Person.CONSOLE, file, coteaux, false);

    assertThat(moved.changed()).isEqualTo(1);
    assertThat(bySerial("SN-1").siteId()).isEqualTo(coteaux.id());
    assertThat(bySerial("SN-2").siteId()).isEqualTo(room.id());
    assertThat(imported(Person.CONSOLE, "serial;type\nSN-1;Portable\n", moulin, false).changed())
        .as("the site of step 2 moves nothing")
        .isZero();
  }

  @Test
  void whatTheWorkshopHas_isMovedByNoFile() {
    imported(Person.CONSOLE, "serial;type\nSN-1;Portable\n", moulin, false);
    long piece = bySerial("SN-1").id();
    SecondLifeService workshop = new SecondLifeService(database, equipment, clock);
    workshop.act(Person.CONSOLE, piece, Stage.IN_USE, Act.SPOT, "");
    workshop.act(Person.CONSOLE, piece, Stage.SPOTTED, Act.RESERVE, "");
    workshop.act(Person.CONSOLE, piece, Stage.RESERVED, Act.COLLECT, "");

    imported(Person.CONSOLE, "serial;lieu\nSN-1;Lycée Coteaux\n", coteaux, false);

    assertThat(bySerial("SN-1").siteId()).isEqualTo(moulin.id());
  }

  @Test
  void whatIsInServiceAgain_works_andWhatNobodyTriedStaysUnknown() {
    imported(Person.CONSOLE, "serial;statut\nSN-1;En panne\nSN-2;\n", moulin, false);
    imported(Person.CONSOLE, "serial;statut\nSN-1;En service\nSN-2;En service\n", moulin, false);

    assertThat(bySerial("SN-1").declaration().working()).isTrue();
    assertThat(bySerial("SN-2").declaration().working()).isNull();
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
  void aPieceThatHasLeft_staysAsItWas_whateverALaterFileSays() {
    imported(Person.CONSOLE, LIST, coteaux, false);
    Equipment gone = bySerial("SN-1");
    database.update(dsl -> equipment.setGone(dsl, gone.id(), true));

    Draft later = mapped(Person.CONSOLE, "serial;achat\nSN-1;2021-01-01\n", coteaux, false);
    assertThat(imports.dryRun(Person.CONSOLE, later).left(LeftReason.DEPARTED)).isEqualTo(1);
    imports.run(Person.CONSOLE, later);

    assertThat(all())
        .extracting(piece -> piece.description().serialNumber())
        .containsExactly("SN-2");
    assertThat(equipment.find(Scope.EVERYWHERE, gone.id()).orElseThrow().declaration())
        .isEqualTo(gone.declaration());
  }

  @Test
  void numbersOfTwoPieces_areAmbiguous_andAnotherSitesPieceIsLeftToIt() {
    imported(
        Person.CONSOLE,
        "serial;inventaire;type\nSN-A;1;Portable\n;2;Portable\nSN-B;;Portable\n",
        moulin,
        false);
    String file = "serial;inventaire;type\nSN-A;2;Portable\nSN-B;;Portable\n";

    assertThat(imports.dryRun(Person.CONSOLE, mapped(Person.CONSOLE, file, moulin, false)).named())
        .extracting(Refused::place, Refused::fault)
        .containsExactly(tuple(2L, Fault.AMBIGUOUS));
    Person technician = technicianOf(coteaux);
    assertThat(imports.dryRun(technician, mapped(technician, file, coteaux, false)).named())
        .extracting(Refused::fault)
        .containsExactly(Fault.ELSEWHERE, Fault.ELSEWHERE);
  }

  @Test
  void oneNumberInTwoSchools_isTwoPieces_evenForWhoMayChangeBoth() {
    imported(Person.CONSOLE, "inventaire;type;modèle\n12;Portable;Old\n", moulin, false);
    Draft other =
        imported(
            technicianOf(coteaux),
            "serial;inventaire;type;modèle\nSN-12;12;Portable;New\n",
            coteaux,
            false);

    assertThat(other.made()).isEqualTo(1);
    assertThat(all())
        .extracting(Equipment::siteId, piece -> piece.description().model())
        .containsExactly(tuple(moulin.id(), "Old"), tuple(coteaux.id(), "New"));
  }

  @Test
  void oneNumberOfOneOwner_isOnePiece_whereverItIs_andOfAnotherOwnerAnother() {
    owners.add(Person.CONSOLE, "Lycée Agricole", OwnerKind.ETABLISSEMENT);
    String file = "inventaire;type;propriétaire;achat\n12;Portable;%s;%s\n";
    imported(Person.CONSOLE, file.formatted("La Région", "2019-09-01"), moulin, false);

    assertThat(imported(Person.CONSOLE, file.formatted("Lycée Agricole", ""), moulin, false).made())
        .isEqualTo(1);
    Draft same =
        imported(Person.CONSOLE, file.formatted("La Région", "2020-09-01"), coteaux, false);

    assertThat(same.made()).isZero();
    assertThat(same.changed()).isEqualTo(1);
    assertThat(all())
        .extracting(piece -> piece.declaration().purchasedOn())
        .containsExactly(LocalDate.of(2020, 9, 1), null);
  }

  @Test
  void oneNumberInTwoRooms_isOnePieceOfTheirSchool() {
    Site room = sites.create(Person.CONSOLE, moulin.id(), SiteKind.SALLE, "Salle 12", null);
    imported(Person.CONSOLE, "inventaire;type\n12;Portable\n", room, false);

    assertThat(imported(Person.CONSOLE, "inventaire;type\n12;Portable\n", moulin, false).made())
        .isZero();
  }

  @Test
  void aMachineThatTookOverANumber_isAnother_byItsSerial() {
    imported(Person.CONSOLE, "serial;inventaire;type\nSN-OLD;12;Portable\n", moulin, false);
    Draft later =
        imported(Person.CONSOLE, "serial;inventaire;type\nSN-NEW;12;Portable\n", moulin, false);

    assertThat(later.made()).isEqualTo(1);
    assertThat(all())
        .extracting(piece -> piece.description().serialNumber())
        .containsExactly("SN-OLD", "SN-NEW");
  }

  @Test
  void aComputerAndItsScreen_mayShareAnInventoryNumber() {
    String screens = "serial;inventaire;type;modèle\nECR-1;INV1;Écran;P2419H\n";
    imported(Person.CONSOLE, LIST, coteaux, false);
    Draft second = imported(Person.CONSOLE, screens, coteaux, false);

    assertThat(second.made()).isEqualTo(1);
    Equipment laptop = bySerial("SN-1");
    assertThat(laptop.kind()).isEqualTo(EquipmentKind.LAPTOP);
    assertThat(laptop.description().model()).isEqualTo("Latitude 5400");
    assertThat(bySerial("ECR-1").kind()).isEqualTo(EquipmentKind.MONITOR);
    assertThat(imported(Person.CONSOLE, LIST, coteaux, false).made()).isZero();
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
  void aRowThatSaysNotWhatItIs_meansWhateverBearsItsNumber() {
    imported(Person.CONSOLE, "serial;inventaire;type\nECR-1;INV1;Écran\n", moulin, false);
    Draft later = imported(Person.CONSOLE, "inventaire;achat\nINV1;2020-01-01\n", moulin, false);

    assertThat(later.made()).isZero();
    assertThat(bySerial("ECR-1").declaration().purchasedOn()).isEqualTo("2020-01-01");
    assertThat(bySerial("ECR-1").kind()).isEqualTo(EquipmentKind.MONITOR);
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

  private void importInventory(byte[] file) {
    Draft draft = received(Person.CONSOLE, file);
    imports.map(Person.CONSOLE, draft, draft.mapping(), moulin.id(), false);
    imports.run(Person.CONSOLE, imports.find(Person.CONSOLE, draft.id()));
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
