package fr.regain.console.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

final class WeeklyHoursTest {
  @Test
  void whatIsWritten_isReadBack() {
    WeeklyHours hours = WeeklyHours.parse("friday 22:00-00:00, MONDAY 13:30-17:30 08:00-12:00");

    assertThat(hours.toString()).isEqualTo("MONDAY 08:00-12:00 13:30-17:30, FRIDAY 22:00-00:00");
    assertThat(WeeklyHours.parse(hours.toString())).isEqualTo(hours);
    assertThat(hours.of(DayOfWeek.TUESDAY)).isEmpty();
    assertThat(WeeklyHours.parse("")).isEqualTo(WeeklyHours.NEVER);
  }

  @Test
  void hoursThatOverlap_orEndTooEarly_orAreNone_areRefused() {
    for (String wrong :
        new String[] {
          "MONDAY 08:00-12:00 11:00-13:00",
          "MONDAY 08:00-00:00 09:00-10:00",
          "MONDAY 12:00-12:00",
          "MONDAY 8-12",
          "LUNDI 08:00-12:00",
          "MONDAY 08:00"
        }) {
      assertThatThrownBy(() -> WeeklyHours.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
