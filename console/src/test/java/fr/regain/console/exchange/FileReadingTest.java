package fr.regain.console.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.InvalidProtocolBufferException;
import fr.regain.console.platform.Problem;
import fr.regain.v1.Chassis;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileReadingTest {
  private FileReading.Found found = new FileReading.Found(ImportFormat.TABLE, List.of());

  static byte[] sample(String name) {
    try (var in =
        Objects.requireNonNull(FileReadingTest.class.getResourceAsStream(name + ".json"))) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<StoredRow> read(byte[] file) {
    List<byte[]> chunks = new ArrayList<>();
    try {
      try (RowStream.Writer rows = new RowStream.Writer(chunks::add)) {
        found = new FileReading(rows).read(new ByteArrayInputStream(file));
      }
      List<StoredRow> rows = new ArrayList<>();
      try (RowStream.Reader reader = new RowStream.Reader(chunks.iterator())) {
        for (List<StoredRow> page = reader.read(7); !page.isEmpty(); page = reader.read(7)) {
          rows.addAll(page);
        }
      }
      return rows;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static Inventory facts(StoredRow row) {
    try {
      return Inventory.parseFrom(row.facts());
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void columnsAboutPeople_areLeftOut() {
    List<StoredRow> rows =
        read(utf8("Numéro de série;Utilisateur;Usager numéro;Modèle;E-mail\nA1;Zoé;12;M1;z@x\n"));

    assertThat(found.headings()).containsExactly("Numéro de série", "Modèle");
    assertThat(rows).extracting(StoredRow::cells).containsExactly(List.of("A1", "M1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Élève",
        "Nom",
        "Enseignant(e)",
        "Professeurs",
        "Agent",
        "Nom de l'agent",
        "Détenteur",
        "Titulaire",
        "Attribué à",
        "Attribuée à (classe)",
        "Occupant",
        "Commentaire",
        "Technicien en charge"
      })
  void aHeadingAboutPeople_isLeftOut_withItsColumn(String heading) {
    List<StoredRow> rows = read(utf8("serial;" + heading + ";modèle\nA1;Zoé;M1\n"));

    assertThat(found.headings()).containsExactly("serial", "modèle");
    assertThat(rows).extracting(StoredRow::cells).containsExactly(List.of("A1", "M1"));
  }

  @Test
  void aRowOfMoreCellsThanHeadings_isBroken_andAShorterOneIsFilledUp() {
    assertThat(read(utf8("a;b;c\n1;2;3;4\n1;2;3;;\n1\n")))
        .extracting(StoredRow::fault, StoredRow::cells)
        .containsExactly(
            tuple(Fault.TOO_MANY_CELLS, List.of()),
            tuple(Fault.NONE, List.of("1", "2", "3")),
            tuple(Fault.NONE, List.of("1", "", "")));
  }

  @Test
  void theRealLaptop_isOneComputer_withItsHardware_andWithoutItsPeople() {
    List<StoredRow> rows = read(sample("computer_1"));

    assertThat(found.format()).isEqualTo(ImportFormat.INVENTORIES);
    assertThat(rows)
        .extracting(StoredRow::cells)
        .containsExactly(List.of("LAPTOP", "Dell Inc.", "XPS 13 9350", "640HP72", ""));
    Inventory laptop = facts(rows.getFirst());
    assertThat(laptop.getChassis()).isEqualTo(Chassis.CHASSIS_LAPTOP);
    assertThat(laptop.getMemoryBytes()).isEqualTo(7800L << 20);
    assertThat(laptop.getMemoryModulesCount()).isEqualTo(2);
    assertThat(laptop.getDisks(0).getType()).isEqualTo(DiskType.DISK_TYPE_NVME);
    assertThat(laptop.getDisks(0).getCapacityBytes()).isEqualTo(256_060_000_000L);
    assertThat(laptop.getBatteries(0).getFullCapacityMilliwattHours()).isEqualTo(50_570);
    assertThat(laptop.getProcessor().getFamily()).isEqualTo(6);
    assertThat(laptop.getProcessor().getModel()).isEqualTo(78);
    assertThat(laptop.getProcessor().getSixtyFourBit()).isTrue();
    assertThat(laptop.getOperatingSystem().getName()).isEqualTo("Fedora");
    assertThat(laptop.getOperatingSystem().getVersion()).isEqualTo("31");
    assertThat(laptop.getAge().getLatest()).isEqualTo("2018-02-06");
    assertThat(laptop.getDisplays(0).getYear()).isEqualTo(2015);
    assertThat(rows.getFirst().facts().toStringUtf8()).doesNotContain("root", "ssh-rsa");
  }

  @Test
  void theRealPrinter_isAPrinter() {
    assertThat(read(sample("printer_1")))
        .extracting(StoredRow::cells)
        .containsExactly(
            List.of("PRINTER", "Hewlett-Packard", "HP LaserJet M507", "PHCVN191TG", ""));
  }

  @Test
  void aHundredThousandRows_withThreeBrokenOnes_areReadRoundThem() {
    StringBuilder file = new StringBuilder("\uFEFFserial;memoire;modele\n");
    for (int line = 2; line <= 100_001; line++) {
      file.append(
          switch (line) {
            case 17 -> "SN17;7,5 Go;\"Latitude\n";
            case 50_000 -> "SN50000;8;a;b;c\n";
            case 100_001 -> "SN100001;8;" + "x".repeat(20_000) + "\n";
            default -> "SN" + line + ";7,5 Go;=1+1\n";
          });
    }
    List<StoredRow> rows = read(utf8(file.toString()));

    assertThat(rows).hasSize(100_000);
    assertThat(rows.stream().filter(row -> row.fault() != Fault.NONE))
        .extracting(StoredRow::place, StoredRow::fault)
        .containsExactly(
            tuple(17L, Fault.QUOTES),
            tuple(50_000L, Fault.TOO_MANY_CELLS),
            tuple(100_001L, Fault.TOO_LONG));
  }

  @Test
  void aPartOfAnInventory_isNone() {
    assertThat(read(sample("computer_1_partial_batteries")))
        .extracting(StoredRow::fault)
        .containsExactly(Fault.PARTIAL);
  }

  @Test
  void oneInventoryALine_withABrokenOne_isReadRoundIt() {
    String one = "{\"deviceid\":\"a\",\"content\":{\"bios\":{\"ssn\":\"S%d\"}}}\n";
    List<StoredRow> rows = read(utf8(one.formatted(1) + "{broken\n\n" + one.formatted(2)));

    assertThat(rows)
        .extracting(StoredRow::place, StoredRow::fault)
        .containsExactly(
            tuple(1L, Fault.NONE), tuple(2L, Fault.NO_INVENTORY), tuple(4L, Fault.NONE));
  }

  @Test
  void aZip_holdsInventoriesWhateverTheirNames() {
    byte[] zip =
        zip(
            "../../etc/cron.d/x.json", sample("computer_1"),
            "C:\\evil\u0000.JSON", sample("printer_1"),
            "__MACOSX/._a.json", utf8("junk"),
            "readme.txt", utf8("hello"),
            "not.json", utf8("hello"));

    assertThat(read(zip))
        .extracting(StoredRow::place, StoredRow::fault)
        .containsExactly(
            tuple(1L, Fault.NONE), tuple(2L, Fault.NONE), tuple(3L, Fault.NO_INVENTORY));
  }

  @Test
  void aZipOfTheFrenchWindows_isRead_thoughItsNamesAreNoUtf8() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("IBM850"))) {
      zip.putNextEntry(new ZipEntry("PC-Élève.json"));
      zip.write(sample("computer_1"));
    }

    assertThat(read(bytes.toByteArray())).extracting(StoredRow::fault).containsExactly(Fault.NONE);
  }

  @Test
  void aZipThatUnpacksToMoreThanAnInventory_isRefused() {
    byte[] bomb = zip("a.json", new byte[FileReading.LONGEST_INVENTORY + 10]);

    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> read(bomb)).isInstanceOf(Problem.class);
  }

  @Test
  void deepNesting_isNoInventory() {
    assertThat(read(utf8("{\"a\":" + "[".repeat(200_000) + "}")))
        .extracting(StoredRow::fault)
        .containsExactly(Fault.NO_INVENTORY);
  }

  @Test
  void aScreenInsideALaptop_isNoPiece() {
    String laptop =
        "{\"deviceid\":\"a\",\"content\":{\"hardware\":{\"chassis_type\":\"Notebook\"},"
            + "\"bios\":{\"ssn\":\"1\"},\"monitors\":[{\"serial\":\"X\"},{\"serial\":\"DEL1\","
            + "\"caption\":\"P2419H\"},{\"caption\":\"no serial\"}]}}";

    assertThat(read(utf8(laptop)))
        .extracting(row -> row.cells().get(0), row -> row.cells().get(3))
        .containsExactly(tuple("LAPTOP", "1"), tuple("MONITOR", "DEL1"));
  }

  @Test
  void whatIsNoTable_isRefused() {
    assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> read(utf8("one heading\n1\n"))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 9, 9, 9, 9}))
        .isInstanceOf(Exception.class);
  }
}
