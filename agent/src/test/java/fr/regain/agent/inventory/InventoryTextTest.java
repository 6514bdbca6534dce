package fr.regain.agent.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import fr.regain.agent.host.DiskHealthAnswer;
import fr.regain.agent.host.RecordedTree;
import fr.regain.agent.host.linux.LinuxMachine;
import fr.regain.v1.Age;
import fr.regain.v1.AgeEvidence;
import fr.regain.v1.AgeSource;
import fr.regain.v1.Chassis;
import fr.regain.v1.DiskType;
import fr.regain.v1.Inventory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTextTest {
  @TempDir Path root;

  private InventoryReading laptop() {
    Clock now = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    return new InventoryReader(new LinuxMachine(RecordedTree.lay("laptop", root).root()), now)
        .reading();
  }

  private static InventoryReading alone(Inventory inventory) {
    return new InventoryReading(inventory, List.of());
  }

  @Test
  void french_showsTheAgeAsAnIntervalWithItsEvidence() {
    assertThat(InventoryText.render(laptop(), Locale.FRENCH).lines())
        .contains(
            "Modèle                LENOVO 20L5CTO1WW ThinkPad T480",
            "Mémoire               15,5 Gio",
            "Disque                256 Go SSD NVMe SAMSUNG MZVLB256HAHQ-000L7 S41GNX0K123456",
            "  santé               inconnue\u00a0: smartctl n’est pas installé (paquet"
                + " smartmontools)",
            "Écran intégré         AUO B140QAN02.3 2560 × 1440 309 × 174 mm 2017",
            "Écran                 DEL DELL P2414H CN0ABC12345L 1920 × 1080 527 × 297 mm 2013-W38",
            "Démarrage sécurisé    actif",
            "TPM                   oui 2.0",
            "Batterie              01AV489 Li-poly 18,2 Wh (neuve\u00a0: 24,1 Wh) 412 cycles"
                + " 2018-09-14",
            "Fabriqué              entre le 2017-08-01 et le 2019-09-14",
            "  indice              2017-08-01 lancement du processeur\u00a0: Intel Core, 8th"
                + " generation");
  }

  @Test
  void anyOtherLanguage_readsEnglish() {
    assertThat(InventoryText.render(laptop(), Locale.GERMAN).lines())
        .contains("Made                  between 2017-08-01 and 2019-09-14");
  }

  @Test
  void anAbsentFact_hasNoLine() {
    Inventory onlyName = Inventory.newBuilder().setHostName("cdi").build();

    assertThat(InventoryText.render(alone(onlyName), Locale.ENGLISH))
        .isEqualTo("Name                  cdi\n");
    assertThat(InventoryText.render(alone(Inventory.getDefaultInstance()), Locale.FRENCH))
        .isEmpty();
  }

  @Test
  void evidenceThatContradictsItself_isCalledSo() {
    Inventory inventory =
        Inventory.newBuilder()
            .setAge(
                Age.newBuilder()
                    .setEarliest("2015-01-01")
                    .setLatest("2017-08-01")
                    .addEvidence(evidence(AgeSource.AGE_SOURCE_FIRMWARE_DATE, "2015-01-01"))
                    .addEvidence(evidence(AgeSource.AGE_SOURCE_PROCESSOR_LAUNCH, "2017-08-01")))
            .build();

    assertThat(InventoryText.render(alone(inventory), Locale.ENGLISH)).contains("contradict");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void everyValueOfTheWire_hasAWord(String language) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "fr.regain.agent.inventory.words",
            Locale.of(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    assertThat(words.keySet())
        .containsAll(
            Stream.of(
                    Chassis.values(),
                    DiskType.values(),
                    AgeSource.values(),
                    DiskHealthAnswer.Reason.values())
                .flatMap(Stream::of)
                .map(Enum::name)
                .filter(name -> !name.endsWith("UNSPECIFIED") && !name.equals("UNRECOGNIZED"))
                .toList());
  }

  @Test
  void bothLanguages_haveTheSameKeys() {
    assertThat(ResourceBundle.getBundle("fr.regain.agent.inventory.words", Locale.FRENCH).keySet())
        .isEqualTo(
            ResourceBundle.getBundle("fr.regain.agent.inventory.words", Locale.ROOT).keySet());
  }

  @Test
  void json_hasTheNamesOfTheWire_andNoKeyForWhatIsAbsent() throws IOException {
    Map<String, Object> json = JSON.std.mapFrom(InventoryJson.render(laptop().inventory()));

    assertThat(json)
        .containsEntry("hostName", "salle-b12-03")
        .containsEntry("chassis", "laptop")
        .containsEntry("memoryBytes", 16_606_699_520L)
        .doesNotContainKey("memoryModules");
    assertThat(((Map<?, ?>) ((List<?>) json.get("disks")).getFirst()).get("type"))
        .isEqualTo("nvme");
    assertThat(((Map<?, ?>) json.get("firmware")).get("uefi")).isEqualTo(true);
    assertThat(((Map<?, ?>) json.get("age")).get("latest")).isEqualTo("2019-09-14");
  }

  private static AgeEvidence evidence(AgeSource source, String date) {
    return AgeEvidence.newBuilder().setSource(source).setDate(date).build();
  }
}
