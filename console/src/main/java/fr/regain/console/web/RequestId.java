package fr.regain.console.web;

import io.micronaut.http.HttpRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of one request: in each line of the log that comes of it, in the answer's {@value
 * #HEADER}, and on error pages, so that who looks for a fault finds it.
 */
public final class RequestId {
  /** Header of requests and answers. */
  public static final String HEADER = "X-Request-Id";

  /** Its name among what the log knows of a request. */
  static final String LOGGED = "request";

  private static final String ATTRIBUTE = "regain.request";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");
  private static final int BYTES = 8;

  private RequestId() {}

  /** That of a request; empty for one that is too malformed to have one. */
  public static String of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, String.class).orElse("");
  }

  /** Names a request: as a trusted proxy already does, or anew. */
  static String give(HttpRequest<?> request, Caller caller, SecureRandom random) {
    String said = request.getHeaders().get(HEADER);
    String id =
        caller.trusted() && said != null && SANE.matcher(said).matches() ? said : made(random);
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  private static String made(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
