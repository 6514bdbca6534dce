package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Description;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.equipment.Made;
import fr.regain.console.equipment.Origin;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.OwnerService;
import fr.regain.console.equipment.ShortId;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import fr.regain.console.site.SiteService;
import fr.regain.console.testing.DatabaseContract;
import fr.regain.console.testing.TestingDatabase;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Two schools with equipment, on a fresh database, and the services of the workshop. */
abstract class WorkshopFixture extends DatabaseContract {
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  EquipmentService equipment;
  OwnerService owners;
  SecondLifeService pieces;
  InspectionService inspections;
  LotService lots;
  AccountsService accounts;
  Site moulin;
  Site coteaux;
  Owner region;
  Person technician;
  int made;

  @BeforeEach
  void services() throws Exception {
    // The same draws each time.
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(7);
    equipment = new EquipmentService(database, clock, random);
    owners = new OwnerService(database, clock);
    pieces = new SecondLifeService(database, equipment, clock);
    inspections = new InspectionService(database, pieces, clock);
    lots = new LotService(database, pieces, clock);
    ConsoleConfig config =
        TestingDatabase.config(directory, new ConsoleConfig.Store(null, null, null));
    accounts = new AccountsService(database, config, clock);
    SiteService sites = new SiteService(database, clock);
    long root = sites.root().id();
    moulin = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Moulin", null);
    coteaux = sites.create(Person.CONSOLE, root, SiteKind.ETABLISSEMENT, "Coteaux", null);
    region = owners.add(Person.CONSOLE, "Région Occitanie", OwnerKind.REGION);
    technician = technicianOf(moulin);
  }

  /** Asserts that an act is refused, because of where its piece or its lot stands. */
  static void refused(ThrowingCallable act) {
    refused(act, ProblemCode.SECOND_LIFE_NOT_NOW);
  }

  static void refused(ThrowingCallable act, ProblemCode code) {
    assertThatThrownBy(act).isInstanceOf(Problem.class).extracting("code").isEqualTo(code);
  }

  static Person technicianOf(Site site) {
    return new Person(
        7, "Inès", false, "192.0.2.7", List.of(new Grant(Role.TECHNICIAN, site.path())));
  }

  /** A new piece with one disk whose serial number is known; a screen has none. */
  Piece piece(EquipmentKind kind, @Nullable LocalDate purchasedOn) {
    String serial = "DISK-" + ++made;
    Inventory facts =
        Inventory.newBuilder()
            .addDisks(
                Disk.newBuilder()
                    .setModel("KBG40ZNS256G")
                    .setSerialNumber(serial)
                    .setType(DiskType.DISK_TYPE_HDD))
            .build();
    Description description =
        new Description(
            kind,
            "Dell Inc.",
            "Latitude 5400",
            "SN" + made,
            Made.UNKNOWN,
            kind == EquipmentKind.MONITOR ? null : facts);
    Declaration declaration =
        Declaration.NONE
            .withOwner(region.id())
            .withProtectedCarrier(false)
            .withPurchasedOn(purchasedOn);
    long id =
        database
            .write(
                dsl ->
                    equipment.add(
                        dsl, Person.CONSOLE, moulin.id(), description, declaration, Origin.PERSON))
            .id();
    return now(id);
  }

  /** Has the inventory of a piece tell of these disks from now on, and of no others. */
  void reports(Piece piece, Disk.Builder... disks) {
    Inventory.Builder facts = Inventory.newBuilder();
    for (Disk.Builder disk : disks) {
      facts.addDisks(disk);
    }
    Description description =
        new Description(
            piece.kind(),
            "Dell Inc.",
            "Latitude 5400",
            piece.serialNumber(),
            Made.UNKNOWN,
            facts.build());
    database.update(dsl -> equipment.describe(dsl, Person.CONSOLE, piece.id(), description));
  }

  static Disk.Builder disk(String serial, DiskType type) {
    return Disk.newBuilder().setModel("KBG40ZNS256G").setSerialNumber(serial).setType(type);
  }

  Piece laptop() {
    return piece(EquipmentKind.LAPTOP, LocalDate.of(2020, 9, 1));
  }

  Piece now(long id) {
    ShortId label = equipment.find(Scope.EVERYWHERE, id).orElseThrow().shortId();
    return pieces.find(Scope.EVERYWHERE, label).orElseThrow().piece();
  }

  Dossier dossier(Piece piece) {
    return pieces.find(Scope.EVERYWHERE, new ShortId(piece.shortId())).orElseThrow();
  }

  void act(Piece piece, Act act) {
    pieces.act(technician, piece.id(), now(piece.id()).stage(), act, "");
  }

  Piece collected(Piece piece) {
    act(piece, Act.SPOT);
    act(piece, Act.RESERVE);
    act(piece, Act.COLLECT);
    return now(piece.id());
  }

  Piece inspected(Piece piece) {
    collected(piece);
    for (String step : dossier(piece).steps()) {
      inspections.answer(technician, piece.id(), step, Outcome.OK, "");
    }
    inspections.conclude(
        technician, piece.id(), Grade.B, piece.kind() == EquipmentKind.MONITOR ? 0 : 1, "");
    return now(piece.id());
  }

  void erase(Piece piece) {
    String serial = dossier(piece).disks().getFirst().serialNumber();
    inspections.erased(technician, piece.id(), List.of(Samples.erasure(serial, 100, true)));
  }

  Piece reconditioned(Piece piece) {
    inspected(piece);
    if (piece.kind() != EquipmentKind.MONITOR) {
      erase(piece);
      act(piece, Act.ERASE);
    }
    act(piece, Act.RECONDITION);
    return now(piece.id());
  }

  void assign(
      Person by,
      Piece piece,
      Site site,
      String comment,
      @Nullable String displacement,
      @Nullable Integer months) {
    pieces.assign(by, piece.id(), Stage.RECONDITIONED, site.id(), comment, displacement, months);
  }

  long lot(Destination destination) {
    return lots.create(
        technician,
        moulin.id(),
        region.id(),
        new LotTerms(
            "Lot " + ++made,
            destination,
            "Association Regain",
            destination == Destination.GIFT ? Beneficiary.PRECARITY_ASSOCIATION : null,
            "1 rue des Écoles",
            "",
            "",
            destination == Destination.RECYCLING ? 12_500L : null,
            null,
            null));
  }

  void attach(long lot, PaperKind kind) {
    byte[] pdf = ("%PDF-1.7 " + kind).getBytes(StandardCharsets.UTF_8);
    lots.attach(technician, lot, kind, AttachedFile.of(kind + ".pdf", pdf).orElseThrow());
  }
}
