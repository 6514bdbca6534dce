package fr.regain.console.api;

import fr.regain.console.web.ApiRequest;
import fr.regain.console.web.Pages;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.RouteAttributes;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes the answers of the API as JSON. What a call reads bears an entity tag, and is not sent
 * again to who has it; nobody keeps the answer of any other call.
 */
@ServerFilter(ApiRequest.ROOT + "/**")
final class AnswerFilter implements Ordered {
  private final JsonMapper json;

  AnswerFilter(JsonMapper json) {
    this.json = json;
  }

  /** Nearer to the calls than the idempotency, which keeps what is written here. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.LAST.after();
  }

  @ResponseFilter
  void write(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Object body = response.body();
    if (body != null && !(body instanceof byte[])) {
      body = bytes(request, body);
      response.body(body);
      response.contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    boolean reads = request.getMethod() == HttpMethod.GET && response.status() == HttpStatus.OK;
    if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, reads ? "private, no-cache" : "no-store");
    }
    if (reads && body instanceof byte[] written) {
      String tag = "\"" + Pages.digest(written) + "\"";
      response.header(HttpHeaders.ETAG, tag);
      response.header(HttpHeaders.VARY, "Authorization, Accept-Language");
      if (tag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))) {
        response.status(HttpStatus.NOT_MODIFIED);
        response.body(null);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private byte[] bytes(HttpRequest<?> request, Object body) {
    Argument<Object> type =
        RouteAttributes.getRouteInfo(request)
            .map(route -> (Argument<Object>) route.getResponseBodyType())
            .filter(declared -> declared.isInstance(body))
            .orElseGet(() -> (Argument<Object>) Argument.of(body.getClass()));
    try {
      return json.writeValueAsBytes(type, body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
