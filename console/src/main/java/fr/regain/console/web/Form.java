package fr.regain.console.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A form as it was filled in, and what is wrong with it. */
public final class Form {
  private final Map<String, String> fields;
  private final List<FieldError> errors = new ArrayList<>();

  /** The fields that were sent. */
  public Form(Map<String, String> fields) {
    this.fields = Map.copyOf(fields);
  }

  /** A form that nobody has filled in yet. */
  public static Form empty() {
    return new Form(Map.of());
  }

  /** What a field holds, without the spaces around it; empty when it was not sent. */
  public String text(String field) {
    return fields.getOrDefault(field, "").strip();
  }

  /** The whole number in a field, if it is one of at most nine digits and no sign. */
  public OptionalLong number(String field) {
    String text = text(field);
    return text.matches("[0-9]{1,9}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** Notes that a field is wrong. */
  public void reject(String field, String text) {
    errors.add(new FieldError(field, text));
  }

  /** What is wrong, in the order in which it was found. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return errors.isEmpty();
  }

  /** What is wrong with one field. */
  public Optional<FieldError> error(String field) {
    return errors.stream().filter(error -> error.field().equals(field)).findFirst();
  }

  /** For {@code aria-invalid}: absent unless the field is wrong. */
  public @Nullable String invalid(String field) {
    return error(field).isPresent() ? "true" : null;
  }

  /** For {@code aria-describedby}: the id of the text that says what is wrong. */
  public @Nullable String description(String field) {
    return error(field).isPresent() ? field + "-error" : null;
  }
}
