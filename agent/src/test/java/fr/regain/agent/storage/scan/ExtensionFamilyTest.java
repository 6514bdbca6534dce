package fr.regain.agent.storage.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionFamilyTest {
  @ParameterizedTest
  @CsvSource({
    "lettre.pdf, DOCUMENT",
    "a.c, CODE",
    "x.sqlite3, DATABASE",
    "archive.tar.gz, ARCHIVE",
    "movie.unheard, OTHER",
    "README, NONE",
    ".bashrc, NONE",
    ".profile, OTHER",
    "end., NONE",
    "a.properties, NONE",
    "a.b c, OTHER"
  })
  void theEndOfAName_tellsTheFamily(String name, ExtensionFamily expected) {
    assertThat(ExtensionFamily.of(end(name))).isEqualTo(expected);
  }

  /** The last eight letters as a cursor packs them. */
  private static long end(String name) {
    long packed = 0;
    for (int taken = 0; taken < 8 && taken < name.length(); taken++) {
      long letter = name.charAt(name.length() - 1 - taken);
      packed |= letter << (8 * (7 - taken));
    }
    return packed;
  }

  @Test
  void everyExtension_fitsAndBelongsToOneFamily() {
    List<String> all =
        Arrays.stream(ExtensionFamily.values())
            .flatMap(family -> family.extensions().stream())
            .toList();

    assertThat(all).doesNotHaveDuplicates().allMatch(text -> text.matches("[a-z0-9]{1,7}"));
  }
}
