package fr.regain.console.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bodies small. The server's own limit is that of an import, which is read as it comes; every
 * other form with a file has at most {@value #LARGEST_FILE} bytes, any other body {@value
 * #LARGEST_FORM}, and all of them say beforehand how many.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodySizeFilter implements Ordered {
  private static final long LARGEST_FORM = 262_144;
  private static final long LARGEST_FILE = 6_291_456;
  private static final Set<String> IMPORTS =
      Set.of("/seconde-vie/import", ApiRequest.ROOT + "/imports");

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
    if (FormTokenFilter.changesNothing(request)) {
      return null;
    }
    boolean chunked = request.getHeaders().contains("Transfer-Encoding");
    return chunked || request.getContentLength() > largest(request)
        ? errors.show(request, HttpStatus.REQUEST_ENTITY_TOO_LARGE, "error.bad-request")
        : null;
  }

  private static long largest(HttpRequest<?> request) {
    if (IMPORTS.contains(request.getPath())) {
      return Long.MAX_VALUE;
    }
    return FormTokenFilter.bringsFiles(request) ? LARGEST_FILE : LARGEST_FORM;
  }
}
