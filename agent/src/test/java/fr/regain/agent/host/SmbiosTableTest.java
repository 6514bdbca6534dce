package fr.regain.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.v1.Battery;
import fr.regain.v1.MemoryModule;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SmbiosTableTest {
  private static final String UUID_BYTES = "cc8f2e4c5a2db211a85ce1d2b3c4f5a6";

  /** A structure: type, formatted bytes in hexadecimal after the header, strings. */
  private static byte[] structure(int type, String formatted, String... strings) {
    byte[] body = HexFormat.of().parseHex(formatted.replace(" ", ""));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(type);
    out.write(body.length + 4);
    out.write(0);
    out.write(0);
    out.writeBytes(body);
    for (String string : strings) {
      out.writeBytes(string.getBytes(StandardCharsets.ISO_8859_1));
      out.write(0);
    }
    out.write(0);
    if (strings.length == 0) {
      out.write(0);
    }
    return out.toByteArray();
  }

  private static byte[] table(byte[]... structures) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(structures).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] laptop() {
    return table(
        structure(0, "01 02 0000 03", "LENOVO", "N24ET76W (1.51 )", "02/27/2024"),
        structure(1, "01 02 03 04" + UUID_BYTES, "LENOVO", "20L5CTO1WW", "ThinkPad T480", "PF1"),
        structure(2, "01 02 03 04", "LENOVO", "20L5CTO1WW", "Not Defined", "L1HF8AB01CD"),
        structure(3, "01 8a 00 00 00"),
        // An 8 GiB DDR4 module at 2400 MT/s, an empty slot, and a 32 GiB module in the long form.
        structure(
            17, "0000 0000 4000 4000 0020 09 00 00 00 1a 0000 6009 00000000 00 00000000 6009"),
        structure(17, "0000 0000 4000 4000 0000 09 00 00 00 02 0000 0000"),
        structure(
            17, "0000 0000 4000 4000 ff7f 09 00 00 00 22 0000 c012 00000000 00 00800000 0000"),
        structure(
            22,
            "01 02 00 00 03 06 e901 702e 04 00 0000 2e4d 00 32",
            "Front",
            "SMP",
            "01AV489",
            "03.01"),
        structure(127, ""));
  }

  @Test
  void aWholeTable_givesTextsChassisModulesAndBatteries() {
    Smbios smbios = SmbiosTable.parse(laptop(), true);

    assertThat(smbios.get(SmbiosField.SYSTEM_VENDOR)).hasValue("LENOVO");
    assertThat(smbios.get(SmbiosField.SYSTEM_VERSION)).hasValue("ThinkPad T480");
    assertThat(smbios.get(SmbiosField.SYSTEM_UUID))
        .hasValue("4c2e8fcc-2d5a-11b2-a85c-e1d2b3c4f5a6");
    assertThat(smbios.get(SmbiosField.FIRMWARE_DATE)).hasValue("02/27/2024");
    assertThat(smbios.get(SmbiosField.BOARD_SERIAL)).hasValue("L1HF8AB01CD");
    assertThat(smbios.chassisType()).hasValue(10);
    assertThat(smbios.memoryModules())
        .containsExactly(
            MemoryModule.newBuilder()
                .setCapacityBytes(8L << 30)
                .setType("DDR4")
                .setClockHertz(2_400_000_000L)
                .build(),
            MemoryModule.newBuilder()
                .setCapacityBytes(32L << 30)
                .setType("DDR5")
                .setClockHertz(4_800_000_000L)
                .build());
    assertThat(smbios.batteries())
        .containsExactly(
            Battery.newBuilder()
                .setName("01AV489")
                .setChemistry("lithium-ion")
                .setDesignCapacityMilliwattHours(24_450)
                .setManufactureDate("2018-09-14")
                .build());
  }

  /** Two slots of which one is filled, a row of soldered chips, and a place of the flash array. */
  private static byte[] board(String kibibytes, String extended) {
    return table(
        handled(16, "0010", "03 03 03" + kibibytes + "feff 0300" + extended),
        handled(16, "0020", "03 05 03 00200000 feff 0100"),
        handled(17, "0110", "0010 0000 4000 4000 0020 09 00 00 00 1a 0000 6009"),
        handled(17, "0210", "0010 0000 4000 4000 0000 0d 00 00 00 02 0000 0000"),
        handled(17, "0310", "0010 0000 4000 4000 0010 0b 00 00 00 1a 0000 6009"),
        handled(17, "0420", "0020 0000 4000 4000 1000 05 00 00 00 09 0000 0000"));
  }

  private static byte[] handled(int type, String handle, String formatted) {
    byte[] structure = structure(type, formatted);
    System.arraycopy(HexFormat.of().parseHex(handle), 0, structure, 2, 2);
    return structure;
  }

  @Test
  void slotsAreThoseThatTakeAModule_andTheMaximumIsThatOfSystemMemory() {
    Smbios smbios = SmbiosTable.parse(board("00000002", ""), true);

    assertThat(smbios.memorySlots()).hasValue(2);
    assertThat(smbios.maximumMemoryBytes()).hasValue(32L << 30);
  }

  @Test
  void aMaximumBeyondTheOldField_isInTheNewOne() {
    assertThat(SmbiosTable.parse(board("00000080", "0000000020000000"), true).maximumMemoryBytes())
        .hasValue(128L << 30);
  }

  @Test
  void aMaximumBelowWhatIsFitted_orNone_isAbsent() {
    assertThat(SmbiosTable.parse(board("00002000", ""), true).maximumMemoryBytes()).isEmpty();
    assertThat(SmbiosTable.parse(board("00000080", ""), true).maximumMemoryBytes()).isEmpty();
    assertThat(SmbiosTable.parse(board("00000080", "ffffffffffffffff"), true).maximumMemoryBytes())
        .isEmpty();
  }

  @Test
  void placesOfNoKnownArray_areNotCounted() {
    assertThat(SmbiosTable.parse(laptop(), true).memorySlots()).isEmpty();
  }

  @Test
  void beforeVersion26_theUuidIsInTheOrderOfItsBytes() {
    assertThat(SmbiosTable.parse(laptop(), false).get(SmbiosField.SYSTEM_UUID))
        .hasValue("cc8f2e4c-5a2d-b211-a85c-e1d2b3c4f5a6");
  }

  @Test
  void theFirstStructureOfAType_describesTheDevice() {
    byte[] table = table(structure(2, "01 02 03 01", "MAIN"), structure(2, "01 02 03 01", "RISER"));

    assertThat(SmbiosTable.parse(table, true).get(SmbiosField.BOARD_SERIAL)).hasValue("MAIN");
  }

  @Test
  void anImpossibleBatteryDate_isAbsent() {
    byte[] table = structure(22, "00 00 00 00 00 00 0000 0000 00 00 0000 ffff");

    assertThat(SmbiosTable.parse(table, true).batteries())
        .containsExactly(Battery.getDefaultInstance());
  }

  @Property(tries = 500)
  void anyBytes_neverThrow(@ForAll @Size(max = 600) byte[] bytes) {
    assertThat(SmbiosTable.parse(bytes, true)).isNotNull();
  }

  @Property(tries = 500)
  void aTableCutShortOrWithAFlippedByte_neverThrows(
      @ForAll @IntRange(max = 1000) int cut, @ForAll int at, @ForAll byte value) {
    byte[] table = Arrays.copyOf(laptop(), Math.min(cut, laptop().length));
    if (table.length > 0) {
      table[Math.floorMod(at, table.length)] = value;
    }

    assertThat(SmbiosTable.parse(table, true)).isNotNull();
  }
}
