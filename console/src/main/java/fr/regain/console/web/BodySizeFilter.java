package fr.regain.console.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

/**
 * Keeps forms small. The server's own limit is that of a form with a file; every other body has at
 * most {@value #LARGEST_FORM} bytes and says beforehand how many.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodySizeFilter implements Ordered {
  private static final long LARGEST_FORM = 262_144;

  private final ErrorPages errors;

  BodySizeFilter(ErrorPages errors) {
    this.errors = errors;
  }

  /** Before anything reads the body. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 1;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    if (FormTokenFilter.changesNothing(request) || FormTokenFilter.bringsFiles(request)) {
      return null;
    }
    boolean chunked = request.getHeaders().contains("Transfer-Encoding");
    return chunked || request.getContentLength() > LARGEST_FORM
        ? errors.show(request, HttpStatus.REQUEST_ENTITY_TOO_LARGE, "error.bad-request")
        : null;
  }
}
