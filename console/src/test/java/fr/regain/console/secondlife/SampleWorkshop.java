package fr.regain.console.secondlife;

import fr.regain.console.access.Person;
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
import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingConsole;
import fr.regain.v1.Disk;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces and lots of a running console, brought to where a test needs them. */
public final class SampleWorkshop {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final TestingConsole console;
  private final Owner owner;
  private int made;

  /** A workshop of an owner that nobody else has. */
  public SampleWorkshop(TestingConsole console, String owner) {
    this.console = console;
    this.owner = console.bean(OwnerService.class).add(Person.CONSOLE, owner, OwnerKind.REGION);
  }

  /** Who holds its pieces. */
  public Owner owner() {
    return owner;
  }

  /** The label of a new laptop in use at a site. */
  public String laptop(long siteId) {
    String serial = "DISK-" + siteId + "-" + ++made;
    Inventory facts =
        Inventory.newBuilder()
            .addDisks(
                Disk.newBuilder()
                    .setModel("KBG40ZNS256G")
                    .setSerialNumber(serial)
                    .setCapacityBytes(256_060_514_304L)
                    .setType(DiskType.DISK_TYPE_HDD))
            .build();
    return piece(siteId, EquipmentKind.LAPTOP, "Latitude 5400", facts, false);
  }

  /** The label of a new piece in use at a site, of which no inventory tells anything. */
  public String piece(long siteId, EquipmentKind kind, boolean protectedCarrier) {
    made++;
    return piece(siteId, kind, "X1", null, protectedCarrier);
  }

  private String piece(
      long siteId,
      EquipmentKind kind,
      String model,
      @Nullable Inventory facts,
      boolean protectedCarrier) {
    Description description =
        new Description(kind, "Dell Inc.", model, "SN" + made, Made.UNKNOWN, facts);
    Declaration declaration =
        Declaration.NONE
            .withOwner(owner.id())
            .withProtectedCarrier(protectedCarrier)
            .withPurchasedOn(LocalDate.of(2020, 9, 1))
            .withInventoryNumber("IMMO-" + made);
    return console
        .bean(Database.class)
        .write(
            dsl ->
                console
                    .bean(EquipmentService.class)
                    .add(dsl, Person.CONSOLE, siteId, description, declaration, Origin.PERSON))
        .shortId()
        .text();
  }

  private Dossier dossier(String label) {
    return console
        .bean(SecondLifeService.class)
        .find(SecondLifeService.workable(Person.CONSOLE), new ShortId(label))
        .orElseThrow();
  }

  private void act(String label, Act act) {
    Piece piece = dossier(label).piece();
    console.bean(SecondLifeService.class).act(Person.CONSOLE, piece.id(), piece.stage(), act, "");
  }

  /** Has a piece in use spotted. */
  public String spotted(String label) {
    act(label, Act.SPOT);
    return label;
  }

  /** Brings a piece in use into the workshop. */
  public String collected(String label) {
    act(label, Act.SPOT);
    act(label, Act.RESERVE);
    act(label, Act.COLLECT);
    return label;
  }

  /** Brings a piece in use to where every step of its checklist has an answer. */
  public String checked(String label) {
    collected(label);
    InspectionService inspections = console.bean(InspectionService.class);
    long id = dossier(label).piece().id();
    for (String step : dossier(label).steps()) {
      inspections.answer(Person.CONSOLE, id, step, Outcome.OK, "");
    }
    return label;
  }

  /** Brings a piece in use to the end of its inspection. */
  public String inspected(String label) {
    checked(label);
    console
        .bean(InspectionService.class)
        .conclude(Person.CONSOLE, dossier(label).piece().id(), Grade.B, 1, "");
    return label;
  }

  /** Brings a piece in use to where it may leave. */
  public String reconditioned(String label) {
    inspected(label);
    erased(label);
    act(label, Act.ERASE);
    act(label, Act.RECONDITION);
    return label;
  }

  /** Puts a verified erasure of the disk of a piece in the workshop on record. */
  public void erased(String label) {
    Dossier dossier = dossier(label);
    Erasure erasure = Samples.erasure(dossier.disks().getFirst().serialNumber(), 100, true);
    console
        .bean(InspectionService.class)
        .erased(Person.CONSOLE, dossier.piece().id(), List.of(erasure));
  }

  /** Brings a piece in use to where it is erased, with a fault found at one step. */
  public String faulty(String label, String step, String note) {
    checked(label);
    InspectionService inspections = console.bean(InspectionService.class);
    long id = id(label);
    inspections.answer(Person.CONSOLE, id, step, Outcome.FAULT, note);
    inspections.conclude(Person.CONSOLE, id, Grade.B, 1, "");
    erased(label);
    act(label, Act.ERASE);
    return label;
  }

  /** A gift of those pieces that may leave at once, with proof. */
  public long gift(long siteId, String name, @Nullable String displacement, String... labels) {
    LotService lots = console.bean(LotService.class);
    long lot =
        lots.create(
            Person.CONSOLE,
            siteId,
            owner.id(),
            new LotTerms(
                name,
                Destination.GIFT,
                "Association Regain",
                Beneficiary.PRECARITY_ASSOCIATION,
                "1 rue des Écoles\n31000 Toulouse",
                "",
                "",
                null,
                displacement,
                displacement == null ? null : 24));
    for (String label : labels) {
      lots.add(Person.CONSOLE, lot, List.of(dossier(label).piece().id()));
    }
    lots.value(
        Person.CONSOLE,
        lot,
        List.of(labels).stream().map(label -> dossier(label).piece().id()).toList(),
        12_000L);
    for (PaperKind kind : List.of(PaperKind.DECISION, PaperKind.COMMITMENT)) {
      byte[] pdf = ("%PDF-1.7 " + kind).getBytes(StandardCharsets.UTF_8);
      lots.attach(Person.CONSOLE, lot, kind, AttachedFile.of(kind + ".pdf", pdf).orElseThrow());
    }
    return lot;
  }

  /** A lot of one piece that has left for a recycler. */
  public long recycled(long siteId, String label) {
    LotService lots = console.bean(LotService.class);
    long lot =
        lots.create(
            Person.CONSOLE,
            siteId,
            owner.id(),
            new LotTerms(
                "Déchets",
                Destination.RECYCLING,
                "Recycleur",
                null,
                "",
                "",
                "",
                12_500L,
                null,
                null));
    lots.add(Person.CONSOLE, lot, List.of(id(label)));
    close(lot, 1);
    return lot;
  }

  /** Closes a lot with that many pieces. */
  public void close(long lot, long pieces) {
    console.bean(LotService.class).close(Person.CONSOLE, lot, pieces, false, PARIS);
  }

  /** The number of a lot's first file. */
  public long paper(long lot) {
    return console
        .bean(LotService.class)
        .find(SecondLifeService.workable(Person.CONSOLE), lot)
        .papers()
        .getFirst()
        .id();
  }

  /** The serial number in the first erasure of a piece. */
  public String erasedSerial(String label) {
    return dossier(label).erasures().getFirst().diskSerial();
  }

  /** The number of a failed erasure that is put on record for a piece in the workshop. */
  public long failedErasure(String label) {
    String serial = dossier(label).disks().getFirst().serialNumber();
    console
        .bean(InspectionService.class)
        .erased(Person.CONSOLE, id(label), List.of(Samples.erasure(serial, null, false)));
    return dossier(label).recorded().getLast().id();
  }

  /** The number of a piece. */
  public long id(String label) {
    return dossier(label).piece().id();
  }
}
