package fr.regain.console.secondlife;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads an erasure as a person fills it in. */
final class ErasureForm {
  private static final long BYTES_PER_GIGABYTE = 1_000_000_000;
  private static final int LONGEST = 255;
  private static final int LONGEST_TOOL = 64;
  private static final int MOST_GIGABYTES = 1_000_000;

  private final Visit visit;
  private final Form form;

  ErasureForm(Visit visit, Form form) {
    this.visit = visit;
    this.form = form;
  }

  /** The erasure; empty: something is wrong, which the form now says. */
  Optional<Erasure> read() {
    String serial = required("serial", LONGEST);
    String method = required("method", LONGEST);
    String tool = required("tool", LONGEST_TOOL);
    String operator = required("operator", LONGEST);
    bounded("model", LONGEST);
    bounded("version", LONGEST_TOOL);
    bounded("witness", LONGEST);
    EraseLevel level = chosen("level", EraseLevel.values());
    DiskMedium medium = chosen("medium", DiskMedium.values());
    Instant started = moment("started");
    Instant ended = moment("ended");
    if (started != null && ended != null && ended.isBefore(started)) {
      form.reject("ended", visit.say("erasure.error.order"));
    }
    if (ended != null && ended.isAfter(visit.now())) {
      form.reject("ended", visit.say("erasure.error.future"));
    }
    Long gigabytes = number("gigabytes", MOST_GIGABYTES);
    Long percent = number("percent", 100);
    String hash = form.text("hash").toLowerCase(Locale.ROOT);
    if (!hash.isEmpty() && !hash.matches("[0-9a-f]{64}")) {
      form.reject("hash", visit.say("erasure.error.hash"));
    }
    if (!form.isSound() || level == null || medium == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Erasure(
            form.text("model"),
            serial,
            gigabytes == null ? null : gigabytes * BYTES_PER_GIGABYTE,
            medium,
            method,
            level,
            tool,
            form.text("version"),
            started,
            ended,
            percent == null ? null : percent.intValue(),
            form.text("result").equals("SUCCESS"),
            operator,
            form.text("witness"),
            hash,
            Erasure.Origin.PERSON));
  }

  private String required(String field, int longest) {
    if (form.text(field).isEmpty()) {
      form.reject(field, visit.say("erasure.error.required", visit.say("erasure." + field)));
    }
    return bounded(field, longest);
  }

  private String bounded(String field, int longest) {
    if (form.text(field).length() > longest) {
      form.reject(field, visit.say("piece.error.comment", longest));
    }
    return form.text(field);
  }

  private <E extends Enum<E>> @Nullable E chosen(String field, E[] values) {
    Optional<E> chosen =
        Arrays.stream(values).filter(value -> value.name().equals(form.text(field))).findFirst();
    if (chosen.isEmpty()) {
      form.reject(field, visit.say("erasure.error.required", visit.say("erasure." + field)));
    }
    return chosen.orElse(null);
  }

  private @Nullable Long number(String field, long most) {
    if (form.text(field).isEmpty()) {
      return null;
    }
    OptionalLong number = form.number(field);
    if (number.isEmpty() || number.getAsLong() > most) {
      form.reject(field, visit.say("erasure.error.number", visit.say("erasure." + field), most));
      return null;
    }
    return number.getAsLong();
  }

  private @Nullable Instant moment(String field) {
    if (form.text(field).isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(form.text(field)).atZone(visit.figures().zone()).toInstant();
    } catch (DateTimeException malformed) {
      form.reject(field, visit.say("erasure.error.moment", visit.say("erasure." + field)));
      return null;
    }
  }
}
