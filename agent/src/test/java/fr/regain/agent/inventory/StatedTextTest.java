package fr.regain.agent.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "To Be Filled By O.E.M.",
        "TO BE FILLED BY O.E.M. (Serial)",
        "Default string",
        "$(DEFAULT_STRING)",
        "System Serial Number",
        "System Product Name",
        "System manufacturer",
        "SystemSerialNumber",
        "Base Board Serial Number",
        "Chassis Serial Number",
        "Type2 - Board Serial Number",
        "Type1ProductConfigId",
        "Not Specified",
        "Not Applicable",
        "None",
        "none",
        "N/A",
        "Unknown",
        "INVALID",
        "0000000",
        "00000000-0000-0000-0000-000000000000",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
        "03000200-0400-0500-0006-000700080009",
        "XXXXXXXX",
        "123456789",
        "0123456789",
        "1234567890",
        "12345678901234",
        "...",
        "-",
        "0",
        "All Series",
        "QM00001",
        "   ",
        ""
      })
  void junk_isAbsent(String junk) {
    assertThat(StatedText.clean(junk)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LENOVO",
        "PF1ABCDE",
        "5CD0420XYZ",
        "20L5CTO1WW",
        "HP ProBook 445 G7",
        "OptiPlex 7050",
        "4c2e8fcc-2d5a-11b2-a85c-e1d2b3c4f5a6",
        "100012345",
        "System76",
        "Standard PC (Q35 + ICH9, 2009)",
        "H5N5"
      })
  void whatSaysSomething_stays(String text) {
    assertThat(StatedText.clean(text)).hasValue(text);
  }

  @Test
  void controlCharactersAndRepeatedSpaces_goAndLongTextsAreCut() {
    assertThat(StatedText.clean(" ASUS\u0000TeK\t\n  Inc. ")).hasValue("ASUS TeK Inc.");
    assertThat(StatedText.clean("ab".repeat(300)).orElseThrow()).hasSize(255);
  }
}
