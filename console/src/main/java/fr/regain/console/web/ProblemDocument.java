package fr.regain.console.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a call of the API was not answered as wished (RFC 9457).
 *
 * @param type names the kind of problem, for programs; the same as {@code code}, as a URI
 * @param title what happened, in the reader's language
 * @param status the HTTP status
 * @param detail why, and what to do; absent where the title says it all
 * @param code stable name of the kind of problem
 * @param errors what is wrong with parts of the request; absent where nothing is
 */
@Serdeable
public record ProblemDocument(
    String type,
    String title,
    int status,
    @Nullable String detail,
    String code,
    @Nullable List<Fault> errors) {
  /** Media type of these documents. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * What is wrong with one part of the request.
   *
   * @param pointer JSON pointer into the body; absent for a parameter
   * @param parameter name of the parameter; absent for a part of the body
   * @param detail what is wrong
   */
  @Serdeable
  public record Fault(@Nullable String pointer, @Nullable String parameter, String detail) {}

  static ProblemDocument of(
      HttpStatus status, String code, String title, @Nullable String detail, List<Fault> errors) {
    return new ProblemDocument(
        "urn:regain:problem:" + code,
        title,
        status.getCode(),
        detail,
        code,
        errors.isEmpty() ? null : List.copyOf(errors));
  }
}
