package fr.regain.console.web;

import fr.regain.console.page.web.JteerrorGenerated;
import fr.regain.console.page.web.JtesessionoverGenerated;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** The pages that say why there is no other page, and what to do now. */
@Singleton
public final class ErrorPages {
  /** htmx stops polling when it reads this status. */
  private static final int STOP_POLLING = 286;

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
    return Pages.showOnce(
        status,
        output ->
            JteerrorGenerated.render(
                output,
                null,
                visit,
                visit.say(key + ".title"),
                visit.say(key + ".text", arguments),
                RequestId.of(request)));
  }

  /** What takes the place of a live part once its session is over; the part then stops asking. */
  HttpResponse<byte[]> sessionOver(HttpRequest<?> request) {
    Visit visit = visits.of(request);
    return HttpResponse.<byte[]>status(STOP_POLLING, "Session Over")
        .body(Pages.render(output -> JtesessionoverGenerated.render(output, null, visit)))
        .contentType(MediaType.of("text/html; charset=utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
