package fr.regain.console.access;

import fr.regain.console.web.Caller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

/**
 * Where a request comes from.
 *
 * @param address IP address, at most 64 characters
 * @param browser what the browser says of itself, cut to 255 characters; empty: it says nothing
 */
public record Origin(String address, String browser) {
  private static final int LONGEST_BROWSER = 255;

  static Origin of(HttpRequest<?> request) {
    String said = request.getHeaders().get(HttpHeaders.USER_AGENT);
    String visible = said == null ? "" : said.replaceAll("\\p{C}", "");
    return new Origin(
        Caller.of(request).address(),
        visible.substring(0, Math.min(visible.length(), LONGEST_BROWSER)));
  }
}
