package fr.regain.agent.storage.scan;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.message.Text;
import fr.regain.agent.storage.tree.Place;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A scan as people read it, in both languages. */
class ScanTextTest {
  private static final ScanReport REPORT =
      new ScanReport(
          1_234_567,
          1,
          0,
          0,
          0,
          3L << 29,
          3L << 30,
          Map.of("documents", new Sum(1_234_567, 3L << 29, 3L << 30)),
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Duration.ofMillis(2_340));

  @Test
  void frenchHasItsOwnSeparatorsAndPlurals() {
    assertThat(ScanText.of(REPORT).getFirst().french())
        .isEqualTo("1 234 567 fichiers, 1 dossier : 3,00 Gio occupés, 1,50 Gio de contenu (2,3 s)");
  }

  @Test
  void englishHasItsOwnSeparatorsAndPlurals() {
    assertThat(ScanText.of(REPORT).getFirst().english())
        .isEqualTo("1,234,567 files, 1 folder: 3.00 GiB allocated, 1.50 GiB of content (2.3 s)");
  }

  @Test
  void figuresStandBelowEachOther() {
    List<Text> lines = ScanText.of(REPORT);
    assertThat(lines.get(2).french()).startsWith("Par classe").hasSameSizeAs(lines.get(3).french());
    assertThat(lines.get(3).french()).contains("documents et médias", "3,00 Gio", "100 %");
  }

  @Test
  void everyCodeHasWords() {
    assertThat(
            Stream.of(
                    Arrays.stream(Place.values()).map(Place::code),
                    Arrays.stream(AgeBand.values()).map(AgeBand::code),
                    Arrays.stream(ExtensionFamily.values()).map(ExtensionFamily::code))
                .flatMap(codes -> codes))
        .allSatisfy(code -> assertThat(ScanWords.of(code).french()).isNotBlank());
  }
}
