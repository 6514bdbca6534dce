package fr.regain.console.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class HolidayFileTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final NamedDays CHRISTMAS =
      new NamedDays(
          "Vacances de Noël, zone C", LocalDate.of(2026, 12, 19), LocalDate.of(2027, 1, 3));

  private static HolidayFile.Content read(String text) {
    return HolidayFile.read(text, PARIS);
  }

  @Test
  void aCalendarOfDays_endsOnTheDayBeforeItsEnd() {
    assertThat(
            read(
                """
                BEGIN:VCALENDAR\r
                BEGIN:VEVENT\r
                DTSTART;VALUE=DATE:20261219\r
                DTEND;VALUE=DATE:20270104\r
                SUMMARY;LANGUAGE=fr:Vacances de Noël\\,\r
                  zone C\r
                END:VEVENT\r
                END:VCALENDAR\r
                """))
        .isEqualTo(new HolidayFile.Content(List.of(CHRISTMAS), 0));
  }

  @Test
  void aCalendarOfMoments_isReadInTheZoneOfTheSite() {
    String text =
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        SUMMARY:Vacances de Noël\\, zone C
        DTSTART:20261218T230000Z
        DTEND:20270103T230000Z
        END:VEVENT
        END:VCALENDAR
        """;

    assertThat(read(text).days()).containsExactly(CHRISTMAS);
    assertThat(HolidayFile.read(text, ZoneId.of("UTC")).days())
        .containsExactly(
            new NamedDays(CHRISTMAS.name(), LocalDate.of(2026, 12, 18), LocalDate.of(2027, 1, 3)));
  }

  @Test
  void aTable_namesItsLastDayItself_inEitherNotation_withOrWithoutAHeading() {
    assertThat(
            read(
                """
                \uFEFFnom;du;au
                "Vacances de Noël, zone C";2026-12-19;2027-01-03
                Pont de l’Ascension;07/05/2027
                Vacances de Noël, zone C;19/12/2026;3/1/2027
                """))
        .isEqualTo(
            new HolidayFile.Content(
                List.of(
                    CHRISTMAS,
                    new NamedDays(
                        "Pont de l’Ascension", LocalDate.of(2027, 5, 7), LocalDate.of(2027, 5, 7))),
                0));
  }

  @Test
  void whatMakesNoSense_isCounted_andLeftOut() {
    HolidayFile.Content content =
        read(
            """
            Noël;2026-12-19;2027-01-03
            Hier;2027-01-03;2026-12-19
            ;2026-12-19;2027-01-03
            Février;2027-02-30;2027-03-01
            Toujours;2026-01-01;2036-01-01
            rien
            """);

    assertThat(content.days()).hasSize(1);
    assertThat(content.refused()).isEqualTo(5);
  }

  @Test
  void tooMuch_isRefused() {
    String many =
        IntStream.range(0, 201)
            .mapToObj(number -> "n" + number + ";2026-12-19")
            .collect(Collectors.joining("\n"));

    assertThatThrownBy(() -> read(many)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("x".repeat(HolidayFile.LONGEST_TEXT + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void whateverIsPasted_isReadOrRefused(@ForAll String text) {
    assertThat(read("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + text + "\nEND:VEVENT").days())
        .allMatch(days -> !days.lastDay().isBefore(days.firstDay()));
    assertThat(read(text).days()).allMatch(days -> !days.name().isBlank());
  }
}
