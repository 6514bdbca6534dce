package fr.regain.console.web;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request that no page could answer. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorController.class);

  private final ErrorPages errors;
  private final SecureRandom random;

  ErrorController(ErrorPages errors, SecureRandom random) {
    this.errors = errors;
    this.random = random;
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
    return refused.isForbidden()
        ? errors.show(request, HttpStatus.FORBIDDEN, "error.forbidden")
        : errors.show(request, HttpStatus.UNAUTHORIZED, "error.unauthorized");
  }

  @Error(global = true)
  HttpResponse<byte[]> malformed(HttpRequest<?> request, ConversionErrorException malformed) {
    return badRequest(request);
  }

  @Error(global = true)
  HttpResponse<byte[]> missing(HttpRequest<?> request, UnsatisfiedRouteException missing) {
    return badRequest(request);
  }

  @Error(global = true)
  HttpResponse<byte[]> missing(HttpRequest<?> request, UnsatisfiedArgumentException missing) {
    return badRequest(request);
  }

  @Error(global = true)
  HttpResponse<byte[]> tooLong(HttpRequest<?> request, ContentLengthExceededException tooLong) {
    return errors.show(request, HttpStatus.REQUEST_ENTITY_TOO_LARGE, "error.bad-request");
  }

  @Error(global = true)
  HttpResponse<byte[]> problem(HttpRequest<?> request, Problem problem) {
    HttpStatus status = status(problem.code().category());
    if (status == HttpStatus.NOT_FOUND) {
      return notFound(request);
    }
    if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
      return unexpected(request, problem);
    }
    return errors.tell(request, status, "error.problem", problem.publicText());
  }

  @Error(global = true)
  HttpResponse<byte[]> unexpected(HttpRequest<?> request, Throwable thrown) {
    byte[] bytes = new byte[4];
    random.nextBytes(bytes);
    String reference = HexFormat.of().formatHex(bytes);
    // The template and not the path, which may hold the secret of a sign-in link.
    LOG.error(
        "{} {} {}",
        reference,
        request.getMethodName(),
        BasicHttpAttributes.getUriTemplate(request).orElse("(no page)"),
        thrown);
    return errors.show(request, HttpStatus.INTERNAL_SERVER_ERROR, "error.internal", reference);
  }

  private static HttpStatus status(ProblemCode.Category category) {
    return switch (category) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case DENIED -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
