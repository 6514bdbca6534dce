package fr.regain.console.web;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolationException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request that no page could answer. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorController.class);

  /** What happens to people who decide at the same time; each has a page of its own. */
  private static final Set<ProblemCode> FOR_PEOPLE =
      EnumSet.of(
          ProblemCode.CAMPAIGN_NOT_NOW,
          ProblemCode.CAMPAIGN_COUNT_CHANGED,
          ProblemCode.CAMPAIGN_SECOND_PERSON,
          ProblemCode.SECOND_LIFE_NOT_NOW,
          ProblemCode.OPERATION_NOT_NOW,
          ProblemCode.ROAD_MAP_CHANGED);

  private final ErrorPages errors;
  private final CallErrors calls;
  private final Optional<String> contact;

  ErrorController(ErrorPages errors, CallErrors calls, ConsoleConfig config) {
    this.errors = errors;
    this.calls = calls;
    this.contact = Optional.ofNullable(config.accounts().contact()).filter(who -> !who.isBlank());
  }

  @Error(global = true, status = HttpStatus.NOT_FOUND)
  HttpResponse<byte[]> notFound(HttpRequest<?> request) {
    return errors.show(request, HttpStatus.NOT_FOUND, "error.not-found");
  }

  @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
  HttpResponse<byte[]> notAllowed(HttpRequest<?> request) {
    return errors.show(request, HttpStatus.METHOD_NOT_ALLOWED, "error.bad-request");
  }

  @Error(global = true, status = HttpStatus.BAD_REQUEST)
  HttpResponse<byte[]> badRequest(HttpRequest<?> request) {
    return errors.show(request, HttpStatus.BAD_REQUEST, "error.bad-request");
  }

  @Error(global = true, status = HttpStatus.UNSUPPORTED_MEDIA_TYPE)
  HttpResponse<byte[]> unsupported(HttpRequest<?> request) {
    return errors.show(request, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "error.bad-request");
  }

  @Error(global = true)
  HttpResponse<byte[]> refused(HttpRequest<?> request, AuthorizationException refused) {
    if (LiveRequest.is(request) && !refused.isForbidden()) {
      return errors.sessionOver(request);
    }
    Authentication person = refused.getAuthentication();
    if (refused.isForbidden() && person != null && person.getRoles().isEmpty()) {
      return contact
          .map(who -> errors.show(request, HttpStatus.FORBIDDEN, "error.no-role-ask", who))
          .orElseGet(() -> errors.show(request, HttpStatus.FORBIDDEN, "error.no-role"));
    }
    return refused.isForbidden()
        ? errors.show(request, HttpStatus.FORBIDDEN, "error.forbidden")
        : errors.show(request, HttpStatus.UNAUTHORIZED, "error.unauthorized");
  }

  @Error(global = true)
  HttpResponse<byte[]> malformed(HttpRequest<?> request, ConversionErrorException malformed) {
    return ApiRequest.is(request) ? calls.malformed(request, malformed) : badRequest(request);
  }

  @Error(global = true)
  HttpResponse<byte[]> malformed(HttpRequest<?> request, JsonSyntaxException malformed) {
    return ApiRequest.is(request) ? calls.malformed(request, malformed) : badRequest(request);
  }

  @Error(global = true)
  HttpResponse<byte[]> malformed(HttpRequest<?> request, CodecException malformed) {
    return ApiRequest.is(request) ? calls.malformed(request, malformed) : badRequest(request);
  }

  @Error(global = true)
  HttpResponse<byte[]> missing(HttpRequest<?> request, UnsatisfiedRouteException missing) {
    return ApiRequest.is(request)
        ? calls.missing(request, missing.getArgument())
        : badRequest(request);
  }

  @Error(global = true)
  HttpResponse<byte[]> missing(HttpRequest<?> request, UnsatisfiedArgumentException missing) {
    return ApiRequest.is(request)
        ? calls.missing(request, missing.getArgument())
        : badRequest(request);
  }

  @Error(global = true)
  HttpResponse<byte[]> invalid(HttpRequest<?> request, ConstraintViolationException invalid) {
    return ApiRequest.is(request) ? calls.invalid(request, invalid) : badRequest(request);
  }

  @Error(global = true)
  HttpResponse<byte[]> tooLong(HttpRequest<?> request, ContentLengthExceededException tooLong) {
    return errors.show(request, HttpStatus.REQUEST_ENTITY_TOO_LARGE, "error.bad-request");
  }

  /** The text of a problem is for programs, in one language; pages say it in the reader's. */
  @Error(global = true)
  HttpResponse<byte[]> problem(HttpRequest<?> request, Problem problem) {
    if (ApiRequest.is(request) && problem.code().category() != ProblemCode.Category.INTERNAL) {
      return calls.problem(request, problem, status(problem));
    }
    if (FOR_PEOPLE.contains(problem.code())) {
      return errors.show(request, HttpStatus.CONFLICT, "error." + problem.code().code());
    }
    return switch (problem.code().category()) {
      case NOT_FOUND -> notFound(request);
      case INVALID -> badRequest(request);
      case UNAUTHENTICATED, DENIED -> errors.show(request, HttpStatus.FORBIDDEN, "error.forbidden");
      case EXHAUSTED ->
          errors
              .show(request, HttpStatus.TOO_MANY_REQUESTS, "error.too-many")
              .header(HttpHeaders.RETRY_AFTER, "60");
      case CONFLICT, UNAVAILABLE -> {
        LOG.warn("{}", problem.getMessage(), problem.getCause());
        yield errors.show(request, HttpStatus.SERVICE_UNAVAILABLE, "error.unavailable");
      }
      case INTERNAL -> unexpected(request, problem);
    };
  }

  private static HttpStatus status(Problem problem) {
    if (FOR_PEOPLE.contains(problem.code())) {
      return HttpStatus.CONFLICT;
    }
    return switch (problem.code().category()) {
      case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case DENIED -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  @Error(global = true)
  HttpResponse<byte[]> unexpected(HttpRequest<?> request, Throwable thrown) {
    // The template and not the path, which may hold the secret of a sign-in link.
    LOG.error(
        "{} {}",
        request.getMethodName(),
        BasicHttpAttributes.getUriTemplate(request).orElse("(no page)"),
        thrown);
    return errors.show(request, HttpStatus.INTERNAL_SERVER_ERROR, "error.internal");
  }
}
