package fr.regain.console.campaign;

import fr.regain.console.device.Ring;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the third step shows.
 *
 * @param visit the request
 * @param steps the steps
 * @param form the form
 * @param rings rings to choose from
 */
public record ScheduleView(Visit visit, StepsView steps, Form form, List<Ring> rings) {
  /** Keeps its own copy. */
  public ScheduleView {
    rings = List.copyOf(rings);
  }

  /** A choice of a list, or the field of a day. */
  public record Choice(String value, String name, boolean chosen) {}

  /** A wave's fields, by their names. */
  public record Row(
      int number,
      String part,
      String ring,
      String finished,
      String failed,
      String returned,
      String observation) {}

  /** At what hours. */
  public List<Choice> hours() {
    return Arrays.stream(Hours.values())
        .map(
            hours ->
                new Choice(
                    hours.name(),
                    visit.say("hours." + hours.name()),
                    hours.name().equals(form.text("heures"))))
        .toList();
  }

  /** Whether the hours of each day count. */
  public boolean isExplicit() {
    return form.text("heures").equals(Hours.EXPLICIT.name());
  }

  /** The days, with the fields of their hours. */
  public List<Choice> days() {
    return Arrays.stream(DayOfWeek.values())
        .map(
            day ->
                new Choice(
                    ScheduleForm.hours(day),
                    day.getDisplayName(TextStyle.FULL, visit.words().language().locale()),
                    false))
        .toList();
  }

  /** Whether waves are rings. */
  public boolean isByRing() {
    return ScheduleForm.isByRing(form);
  }

  /** The waves, and one more to fill in. */
  public List<Row> rows() {
    return IntStream.rangeClosed(1, ScheduleForm.rows(form))
        .mapToObj(
            number ->
                new Row(
                    number,
                    ScheduleForm.wave("part", number),
                    ScheduleForm.wave("anneau", number),
                    ScheduleForm.wave("termine", number),
                    ScheduleForm.wave("echec", number),
                    ScheduleForm.wave("rendu", number),
                    ScheduleForm.wave("attente", number)))
        .toList();
  }

  /** What a field holds, or what is usual where nothing was said. */
  public String text(String field, String usual) {
    String text = form.text(field);
    return text.isEmpty() ? usual : text;
  }

  /** The time zone of the moments. */
  public String zone() {
    return visit.figures().zone().toString();
  }
}
