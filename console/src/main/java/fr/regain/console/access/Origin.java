package fr.regain.console.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.InetAddress;

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
        address(request), visible.substring(0, Math.min(visible.length(), LONGEST_BROWSER)));
  }

  static String address(HttpRequest<?> request) {
    InetAddress peer = request.getRemoteAddress().getAddress();
    // A zone, as in fe80::1%eth0, is this machine's name for a line, and no part of the address.
    return peer == null ? "" : peer.getHostAddress().split("%", 2)[0];
  }
}
