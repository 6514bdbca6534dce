package fr.regain.console.web;

import fr.regain.console.page.web.JteerrorGenerated;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** The pages that say why there is no other page, and what to do now. */
@Singleton
public final class ErrorPages {
  private final Visits visits;

  ErrorPages(Visits visits) {
    this.visits = visits;
  }

  /**
   * An error page.
   *
   * @param key text {@code <key>.title} says what happened, {@code <key>.text} why and what to do
   * @param arguments fill the second text
   */
  public MutableHttpResponse<byte[]> show(
      HttpRequest<?> request, HttpStatus status, String key, Object... arguments) {
    Visit visit = visits.of(request);
    return write(visit, status, visit.say(key + ".title"), visit.say(key + ".text", arguments));
  }

  /** An error page whose text is already made. */
  MutableHttpResponse<byte[]> tell(
      HttpRequest<?> request, HttpStatus status, String key, String text) {
    Visit visit = visits.of(request);
    return write(visit, status, visit.say(key + ".title"), text);
  }

  private static MutableHttpResponse<byte[]> write(
      Visit visit, HttpStatus status, String title, String text) {
    return Pages.showOnce(
        status, output -> JteerrorGenerated.render(output, null, visit, title, text));
  }
}
