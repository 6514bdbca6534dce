package fr.regain.console.web.table;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a file holds in one place: exact, where a page rounds. */
public sealed interface Value {
  /** Words. */
  record Words(String text) implements Value {}

  /** A whole number. */
  record Whole(long number) implements Value {}

  /** A moment. */
  record Moment(Instant at) implements Value {}

  /** A day. */
  record Day(LocalDate day) implements Value {}

  /** What is not known; never zero, never empty words. */
  record Nothing() implements Value {}

  /** What is not known. */
  static Value nothing() {
    return new Nothing();
  }

  /** Words, if there are some. */
  static Value of(@Nullable String text) {
    return text == null || text.isEmpty() ? nothing() : new Words(text);
  }

  /** A number, if it is known. */
  static Value of(@Nullable Long number) {
    return number == null ? nothing() : new Whole(number);
  }

  /** A moment, if it is known. */
  static Value of(@Nullable Instant at) {
    return at == null ? nothing() : new Moment(at);
  }

  /** A day, if it is known. */
  static Value of(@Nullable LocalDate day) {
    return day == null ? nothing() : new Day(day);
  }

  /** As it stands in a file of plain text: ISO 8601, digits without groups. */
  static String plain(Value value) {
    return switch (value) {
      case Words(String text) -> text;
      case Whole(long number) -> Long.toString(number);
      case Moment(Instant at) -> at.toString();
      case Day(LocalDate day) -> day.toString();
      case Nothing() -> "";
    };
  }
}
