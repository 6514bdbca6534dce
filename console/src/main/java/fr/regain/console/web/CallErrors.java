package fr.regain.console.web;

import fr.regain.console.platform.Problem;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells programs what was wrong with their calls. */
@Singleton
final class CallErrors {
  private static final int LONGEST_DETAIL = 500;

  private final ErrorPages errors;

  CallErrors(ErrorPages errors) {
    this.errors = errors;
  }

  /** The text of a problem is written for programs; only its title is in the reader's language. */
  HttpResponse<byte[]> problem(HttpRequest<?> request, Problem problem, HttpStatus status) {
    return errors.tell(request, status, problem.code().code(), problem.publicText(), List.of());
  }

  /** What a body or a parameter says breaks a rule that the call's description states. */
  HttpResponse<byte[]> invalid(HttpRequest<?> request, ConstraintViolationException invalid) {
    List<ProblemDocument.Fault> faults =
        invalid.getConstraintViolations().stream()
            .map(CallErrors::fault)
            .sorted(Comparator.comparing(ProblemDocument.Fault::toString))
            .toList();
    return errors.tell(request, HttpStatus.UNPROCESSABLE_ENTITY, "invalid", null, faults);
  }

  private static ProblemDocument.Fault fault(ConstraintViolation<?> violation) {
    StringBuilder pointer = new StringBuilder();
    String argument = "";
    for (Path.Node node : violation.getPropertyPath()) {
      switch (node.getKind()) {
        case PARAMETER -> argument = node.getName();
        case PROPERTY, CONTAINER_ELEMENT -> {
          Integer index = node.getIndex();
          if (index != null) {
            pointer.append('/').append(index);
          }
          if (node.getKind() == ElementKind.PROPERTY) {
            pointer.append('/').append(node.getName());
          }
        }
        default -> {
          // The method itself, which is no part of the request.
        }
      }
    }
    return pointer.isEmpty()
        ? new ProblemDocument.Fault(null, argument, violation.getMessage())
        : new ProblemDocument.Fault(pointer.toString(), null, violation.getMessage());
  }

  /** A body or a parameter is not of the kind that the call's description states. */
  HttpResponse<byte[]> malformed(HttpRequest<?> request, ConversionErrorException malformed) {
    Argument<?> argument = malformed.getArgument();
    String detail = cut(malformed.getConversionError().getCause().getMessage());
    boolean body = argument.getAnnotationMetadata().hasAnnotation(Body.class);
    return malformed(
        request,
        body
            ? new ProblemDocument.Fault("", null, detail)
            : new ProblemDocument.Fault(null, argument.getName(), detail));
  }

  /** A body cannot be read at all. */
  HttpResponse<byte[]> malformed(HttpRequest<?> request, Exception unreadable) {
    return malformed(request, new ProblemDocument.Fault("", null, cut(unreadable.getMessage())));
  }

  private HttpResponse<byte[]> malformed(HttpRequest<?> request, ProblemDocument.Fault fault) {
    return errors.tell(request, HttpStatus.BAD_REQUEST, "malformed", null, List.of(fault));
  }

  private static String cut(@Nullable String message) {
    String text = message == null ? "It cannot be read." : message;
    return text.substring(0, Math.min(text.length(), LONGEST_DETAIL));
  }

  /** A part that the call needs is missing. */
  HttpResponse<byte[]> missing(HttpRequest<?> request, Argument<?> argument) {
    boolean body = argument.getAnnotationMetadata().hasAnnotation(Body.class);
    return malformed(
        request,
        body
            ? new ProblemDocument.Fault("", null, "The body is missing.")
            : new ProblemDocument.Fault(null, argument.getName(), "It is missing."));
  }
}
