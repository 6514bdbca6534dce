package fr.regain.console.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request that changes something unless the browser states that a page of this console
 * made it. A request that states nothing is refused too.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SameOriginFilter implements Ordered {
  private final PublicAddress address;
  private final ErrorPages errors;

  SameOriginFilter(PublicAddress address, ErrorPages errors) {
    this.address = address;
    this.errors = errors;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    // No cookie counts on the API, so that no page of another site can make use of one there.
    return FormTokenFilter.changesNothing(request)
            || ApiRequest.is(request)
            || OneClick.is(request)
            || fromThisConsole(request)
        ? null
        : errors.show(request, HttpStatus.FORBIDDEN, "error.origin");
  }

  private boolean fromThisConsole(HttpRequest<?> request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    return origin == null ? site != null : isOurs(origin, request);
  }

  private boolean isOurs(String origin, HttpRequest<?> request) {
    if (address.set().filter(origin::equals).isPresent()) {
      return true;
    }
    if (address.set().isPresent() && !Caller.of(request).local()) {
      return false;
    }
    String host = request.getHeaders().get(HttpHeaders.HOST);
    try {
      return host != null && host.equals(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
