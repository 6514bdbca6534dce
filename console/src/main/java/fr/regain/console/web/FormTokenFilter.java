package fr.regain.console.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.filter.FilterBodyParser;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request that changes something in a session's name unless it carries the session's form
 * token. Here, and not in each controller, so that no form can forget it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class FormTokenFilter implements Ordered {
  private final FilterBodyParser parser;
  private final ErrorPages errors;

  FormTokenFilter(FilterBodyParser parser, ErrorPages errors) {
    this.parser = parser;
    this.errors = errors;
  }

  static boolean changesNothing(HttpRequest<?> request) {
    HttpMethod method = request.getMethod();
    return method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
  }

  static boolean bringsFiles(HttpRequest<?> request) {
    return request
        .getContentType()
        .filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE))
        .isPresent();
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  /** On a thread of its own, which may wait for the body. */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    Optional<Authentication> authentication = request.getUserPrincipal(Authentication.class);
    if (changesNothing(request) || authentication.isEmpty() || ApiRequest.is(request)) {
      return null;
    }
    Object expected = authentication.get().getAttributes().get(Visit.FORM_TOKEN);
    boolean known =
        bringsFiles(request)
            ? carriesInAddress(request, expected)
            : carries(fields(request), expected);
    return known ? null : errors.show(request, HttpStatus.FORBIDDEN, "error.form-token");
  }

  private Map<String, Object> fields(HttpRequest<?> request) {
    try {
      return parser.parseBody(request).join();
    } catch (CompletionException unread) {
      if (unread.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw unread;
    }
  }

  // A filter cannot read a file's form before its controller does; see Visit.uploadToken.
  private static boolean carriesInAddress(HttpRequest<?> request, @Nullable Object expected) {
    return expected instanceof String token
        && equal(
            request.getParameters().getFirst(Visit.FORM_TOKEN).orElse(""),
            Visit.uploadToken(token));
  }

  private static boolean equal(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean carries(Map<String, Object> fields, @Nullable Object expected) {
    return expected instanceof String token
        && fields.get(Visit.FORM_TOKEN) instanceof String given
        && equal(given, token);
  }
}
