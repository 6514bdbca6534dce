package fr.regain.console.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.equipment.EquipmentKind;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTextTest {
  @ParameterizedTest
  @CsvSource({
    "2019-09-01,2019-09-01",
    "2019-9-1,2019-09-01",
    "2019-09-01 08:15:00,2019-09-01",
    "2019-09-01T08:15:00Z,2019-09-01",
    "01/09/2019,2019-09-01",
    "1/9/2019,2019-09-01",
    "1/9/19,2019-09-01",
    "01-09-2019,2019-09-01",
    "01.09.2019,2019-09-01",
    "01/09/2019 00:00,2019-09-01",
    "09/2019,2019-09-01",
    "43709,2019-09-01"
  })
  void aDay_isReadAsPeopleAndProgramsWriteIt(String text, LocalDate day) {
    assertThat(TypedText.day(text)).contains(day);
  }

  @Test
  void whatIsNoDay_isNone() {
    for (String text :
        List.of("31/02/2019", "2019-13-01", "bientôt", "2019", "1/9/019", "", "=1+1")) {
      assertThat(TypedText.day(text)).as(text).isEmpty();
    }
  }

  @Property(tries = 200)
  void everyDay_isReadInBothWays(@ForAll @IntRange(min = 5_000, max = 40_000) int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    String french =
        "%02d/%02d/%04d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());

    assertThat(TypedText.day(day.toString())).contains(day);
    assertThat(TypedText.day(french)).contains(day);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8|8589934592",
        "8 Go|8589934592",
        "7,5 Go|8053063680",
        "7.5 GiB|8053063680",
        "8192|8589934592",
        "8192 Mo|8589934592",
        "8 192 Mo|8589934592",
        "16 Gio|17179869184"
      })
  void memory_isReadWithCommaOrPoint_andWithOrWithoutAUnit(String text, long bytes) {
    assertThat(TypedText.memory(TypedText.value(text))).hasValue(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "256|256000000000",
        "1 To|1000000000000",
        "256060|256060000000",
        "0,5 TB|500000000000"
      })
  void aDisk_countsInThousands(String text, long bytes) {
    assertThat(TypedText.disk(text)).hasValue(bytes);
  }

  @Test
  void whatIsNoSize_isNone() {
    for (String text :
        List.of("huit", "-8", "8 Po", "1e99", "99999999999999999999", "0", "8 / 16")) {
      assertThat(TypedText.memory(text)).as(text).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Ordinateur portable,LAPTOP",
    "Notebook,LAPTOP",
    "Low Profile Desktop,DESKTOP",
    "Unité centrale,DESKTOP",
    "Mini Tower,DESKTOP",
    "Tout-en-un,ALL_IN_ONE",
    "Tablette Android,TABLET",
    "Écran 24 pouces,MONITOR",
    "Imprimante laser,PRINTER",
    "Switch 24 ports,NETWORK",
    "NetworkEquipment,NETWORK",
    "Borne Wi-Fi,NETWORK",
    "Téléphone portable,PHONE",
    "Vidéoprojecteur,OTHER",
    "Serveur,SERVER",
    "PC,COMPUTER",
    "Chaise,OTHER",
    "'',COMPUTER"
  })
  void aKind_isKnownByItsWords(String text, EquipmentKind kind) {
    assertThat(TypedText.kind(text)).contains(kind);
  }

  @Test
  void aVirtualMachine_isNoEquipment() {
    assertThat(TypedText.kind("Machine virtuelle")).isEmpty();
    assertThat(TypedText.kind("VMware")).isEmpty();
  }

  @Test
  void everyKindsOwnName_isThatKind() {
    for (EquipmentKind kind : EquipmentKind.values()) {
      assertThat(TypedText.kind(kind.name())).as(kind.name()).contains(kind);
    }
  }

  @Test
  void formulas_areTexts() {
    assertThat(TypedText.value("=\"00123\"")).isEqualTo("00123");
    assertThat(TypedText.value("'=cmd|' /C calc'!A0")).isEqualTo("=cmd|' /C calc'!A0");
    assertThat(TypedText.value("\u00a0 8\u202fGo ")).isEqualTo("8 Go");
    assertThat(TypedText.value("'tis")).isEqualTo("'tis");
  }
}
