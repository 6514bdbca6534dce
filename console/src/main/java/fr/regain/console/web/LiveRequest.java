package fr.regain.console.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/** Tells what a page asks by itself, to stay up to date, from what a person asks. */
public final class LiveRequest {
  /** Header that the live parts of pages send. */
  public static final String HEADER = "Regain-Live";

  /** The same, as an attribute of htmx. */
  public static final String HX_HEADERS = "{\"" + HEADER + "\":\"1\"}";

  private LiveRequest() {}

  /** Whether a page asked this by itself. */
  public static boolean is(HttpRequest<?> request) {
    return request.getHeaders().contains(HEADER) || isStream(request);
  }

  /** Whether a page opens a stream of events: browsers cannot add a header to that. */
  public static boolean isStream(HttpRequest<?> request) {
    return MediaType.TEXT_EVENT_STREAM.equals(request.getHeaders().get(HttpHeaders.ACCEPT));
  }
}
