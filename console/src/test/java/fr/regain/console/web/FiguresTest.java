package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private final Figures french = new Figures(Words.load(Language.FRENCH), PARIS);
  private final Figures english = new Figures(Words.load(Language.ENGLISH), PARIS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0_o|0_B",
        "999|999_o|999_B",
        "1000|1_ko|1_kB",
        "1240000|1,24_Mo|1.24_MB",
        "255000000000|255_Go|255_GB",
        "76500000000|76,5_Go|76.5_GB",
        "999700000000|1_To|1_TB",
        "9223372036854775807|9${s}223_Po|9,223_PB"
      })
  void bytes_haveThreeSignificantDigits_andDecimalUnits(long bytes, String fr, String en) {
    assertThat(french.bytes(bytes)).isEqualTo(fr.replace("${s}", "\u202F").replace('_', '\u202F'));
    assertThat(english.bytes(bytes)).isEqualTo(en.replace('_', '\u202F'));
  }

  @Test
  void memory_isInBinaryUnits_becauseModulesAre() {
    assertThat(french.memory(8L << 30)).isEqualTo("8\u202FGio");
    assertThat(english.memory(12_748_000_000L)).isEqualTo("11.9\u202FGiB");
  }

  @Test
  void joules_becomeWattHours() {
    assertThat(french.energy(3_600)).isEqualTo("1\u202FWh");
    assertThat(french.energy(44_280)).isEqualTo("12,3\u202FWh");
    assertThat(english.energy(3_600_000)).isEqualTo("1\u202FkWh");
  }

  @Test
  void aMoment_isShownInTheReadersZone_alsoInSummer() {
    assertThat(french.moment(Instant.parse("2026-07-14T22:30:05Z")))
        .isEqualTo("15 juil. 2026, 00:30:05");
    assertThat(english.date(Instant.parse("2026-11-21T23:30:00Z"))).isEqualTo("22 Nov 2026");
  }

  @Test
  void whatADeviceReportsAsADate_isShownAsItCame_whenItIsNone() {
    assertThat(french.reportedDate("2019-07-01")).isEqualTo(french.date(LocalDate.of(2019, 7, 1)));
    assertThat(french.reportedDate("summer")).isEqualTo("summer");
  }

  @Test
  void theFuture_isJustNow_becauseClocksDiffer() {
    Instant now = Instant.parse("2026-11-21T12:00:00Z");

    assertThat(french.ago(now.plusSeconds(90), now)).isEqualTo("à l’instant");
    assertThat(french.ago(now.minus(Duration.ofMinutes(59)), now)).isEqualTo("il y a 59 min");
    assertThat(english.ago(now.minus(Duration.ofHours(47)), now)).isEqualTo("47 h ago");
    assertThat(english.ago(now.minus(Duration.ofDays(3)), now)).isEqualTo("3 d ago");
  }

  @Test
  void aShareOfNothing_isNothing() {
    assertThat(english.share(5, 0)).isEqualTo("0%");
    assertThat(english.share(1, 4)).isEqualTo("25%");
  }
}
