package fr.regain.console.campaign;

import fr.regain.console.device.Ring;
import fr.regain.console.site.WeeklyHours;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form of the third step: when, in which waves, within which limits, and who asks. */
final class ScheduleForm {
  private static final long GIGABYTE = 1_000_000_000;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  private static final String RINGS = "anneaux";

  private final Visit visit;
  private final Form form;
  private final List<Ring> rings;

  private ScheduleForm(Visit visit, Form form, List<Ring> rings) {
    this.visit = visit;
    this.form = form;
    this.rings = rings;
  }

  /** The form as a draft fills it in. */
  static Form of(Draft draft, ZoneId zone) {
    Schedule schedule = draft.schedule();
    Map<String, String> fields = new HashMap<>();
    fields.put("heures", schedule.hours().name());
    schedule
        .explicit()
        .days()
        .forEach(
            (day, spans) ->
                fields.put(
                    hours(day),
                    spans.stream()
                        .map(WeeklyHours.Span::toString)
                        .collect(Collectors.joining(" "))));
    fields.put("feries", schedule.skipHolidays() ? "oui" : "");
    fields.put("debut", text(schedule.startsAt(), zone));
    fields.put("fin", text(schedule.deadline(), zone));
    fields.put("decoupage", draft.isByRing() ? RINGS : "parts");
    for (int i = 0; i < draft.waves().size(); i++) {
      putWave(fields, draft.waves().get(i), i + 1);
    }
    fields.put("fichiers", Long.toString(draft.limits().files()));
    fields.put("octets", Long.toString(Math.ceilDiv(draft.limits().bytes(), GIGABYTE)));
    fields.put("demandeur", draft.askedBy());
    fields.put("information", draft.notice() ? "oui" : "");
    return new Form(fields);
  }

  private static void putWave(Map<String, String> fields, Wave wave, int number) {
    switch (wave.share()) {
      case WaveShare.Percent(int percent) ->
          fields.put(wave("part", number), Integer.toString(percent));
      case WaveShare.OfRing(long ring) -> fields.put(wave("anneau", number), Long.toString(ring));
    }
    Gate gate = wave.gate();
    fields.put(wave("termine", number), Integer.toString(gate.leastFinishedPercent()));
    fields.put(wave("echec", number), Integer.toString(gate.greatestFailedPercent()));
    fields.put(wave("rendu", number), Integer.toString(gate.leastReturnedPercent()));
    fields.put(
        wave("attente", number), Long.toString(Math.ceilDiv(gate.observation().toMinutes(), 60L)));
  }

  private static String text(@Nullable Instant at, ZoneId zone) {
    return at == null ? "" : MINUTE.format(at.atZone(zone));
  }

  /** Field of the hours of a day. */
  static String hours(DayOfWeek day) {
    return "heures-" + day.name();
  }

  /** Field of a wave. */
  static String wave(String field, int number) {
    return field + "-" + number;
  }

  /** Whether the form cuts the campaign into rings. */
  static boolean isByRing(Form form) {
    return form.text("decoupage").equals(RINGS);
  }

  /** How many waves the form shows: those that are filled in, and one more. */
  static int rows(Form form) {
    int rows = 1;
    for (int number = 1; number <= DraftCheck.MOST_WAVES; number++) {
      if (!form.text(wave("part", number)).isEmpty()
          || !form.text(wave("anneau", number)).isEmpty()) {
        rows = number + 1;
      }
    }
    return Math.min(rows, DraftCheck.MOST_WAVES);
  }

  /** The draft that the form makes of another; what is wrong is noted in the form. */
  static Draft read(Visit visit, Form form, Draft before, List<Ring> rings) {
    return new ScheduleForm(visit, form, rings).read(before);
  }

  private Draft read(Draft before) {
    Hours hours =
        Arrays.stream(Hours.values())
            .filter(known -> known.name().equals(form.text("heures")))
            .findFirst()
            .orElse(before.schedule().hours());
    WeeklyHours explicit = hours == Hours.EXPLICIT ? explicit() : WeeklyHours.NEVER;
    Instant startsAt = form.text("debut").isEmpty() ? null : moment("debut").orElse(null);
    Instant deadline = moment("fin").orElse(before.schedule().deadline());
    List<Wave> waves = waves();
    Limits limits = limits(before.limits());
    String askedBy = form.text("demandeur");
    if (askedBy.length() > DraftCheck.LONGEST_ASKED_BY) {
      form.reject("demandeur", visit.say("schedule.error.asked-by", DraftCheck.LONGEST_ASKED_BY));
    }
    return new Draft(
        before.name(),
        before.template(),
        before.filter(),
        before.rules(),
        new Schedule(hours, explicit, form.text("feries").equals("oui"), startsAt, deadline),
        waves,
        limits,
        askedBy,
        form.text("information").equals("oui"));
  }

  private WeeklyHours explicit() {
    Map<DayOfWeek, List<WeeklyHours.Span>> days = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String text = form.text(hours(day));
      try {
        days.put(day, WeeklyHours.parse(text.isEmpty() ? "" : day + " " + text).of(day));
      } catch (IllegalArgumentException malformed) {
        form.reject(hours(day), visit.say("schedule.error.hours"));
      }
    }
    return new WeeklyHours(days);
  }

  private Optional<Instant> moment(String field) {
    try {
      return Optional.of(
          LocalDateTime.parse(form.text(field)).atZone(visit.figures().zone()).toInstant());
    } catch (DateTimeException malformed) {
      form.reject(field, visit.say("schedule.error.moment"));
      return Optional.empty();
    }
  }

  private List<Wave> waves() {
    List<Wave> waves = new ArrayList<>();
    for (int number = 1; number <= DraftCheck.MOST_WAVES; number++) {
      share(number).ifPresent(addTo(waves, number));
    }
    return waves;
  }

  private Consumer<WaveShare> addTo(List<Wave> waves, int number) {
    return share ->
        waves.add(
            new Wave(
                share,
                new Gate(
                    (int) number(wave("termine", number), 1, 100),
                    (int) number(wave("echec", number), 0, 100),
                    (int) number(wave("rendu", number), 0, 100),
                    Duration.ofHours(number(wave("attente", number), 0, 90 * 24)))));
  }

  private Optional<WaveShare> share(int number) {
    if (!isByRing(form)) {
      String field = wave("part", number);
      return form.text(field).isEmpty()
          ? Optional.empty()
          : Optional.of(new WaveShare.Percent((int) number(field, 1, 100)));
    }
    String field = wave("anneau", number);
    if (form.text(field).isEmpty()) {
      return Optional.empty();
    }
    Optional<Ring> ring =
        rings.stream()
            .filter(known -> Long.toString(known.id()).equals(form.text(field)))
            .findFirst();
    if (ring.isEmpty()) {
      form.reject(field, visit.say("target.error.ring"));
    }
    return ring.map(known -> new WaveShare.OfRing(known.id()));
  }

  private Limits limits(Limits before) {
    long files = number("fichiers", 1, 100_000_000);
    long gigabytes = number("octets", 1, 100_000_000);
    // A figure that is not a whole number of gigabytes stays as it is until somebody changes it.
    boolean same = Math.ceilDiv(before.bytes(), GIGABYTE) == gigabytes;
    return new Limits(files, same ? before.bytes() : gigabytes * GIGABYTE);
  }

  private long number(String field, long least, long greatest) {
    OptionalLong number = form.number(field);
    if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > greatest) {
      form.reject(
          field,
          visit.say(
              "schedule.error.number",
              visit.figures().number(least),
              visit.figures().number(greatest)));
      return least;
    }
    return number.getAsLong();
  }
}
