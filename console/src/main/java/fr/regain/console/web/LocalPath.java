package fr.regain.console.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Tells paths of this console from addresses of other places. */
public final class LocalPath {
  private LocalPath() {}

  /**
   * The text, when it is a path of this console: browsers read "//elsewhere" and "/\elsewhere" as
   * other places.
   */
  public static Optional<String> of(String text) {
    if (!text.startsWith("/") || text.startsWith("//")) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      boolean here = uri.getScheme() == null && uri.getRawAuthority() == null;
      return here ? Optional.of(text) : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
