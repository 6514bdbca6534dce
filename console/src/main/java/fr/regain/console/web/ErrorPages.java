package fr.regain.console.web;

import fr.regain.console.page.web.JteerrorGenerated;
import fr.regain.console.page.web.JtesessionoverGenerated;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The pages that say why there is no other page, and what to do now; for programs, the same as
 * {@link ProblemDocument documents}.
 */
@Singleton
public final class ErrorPages {
  /** htmx stops polling when it reads this status. */
  private static final int STOP_POLLING = 286;

  private final Visits visits;
  private final JsonMapper json;

  ErrorPages(Visits visits, JsonMapper json) {
    this.visits = visits;
    this.json = json;
  }

  /**
   * An error page, or a document that says the same to a program.
   *
   * @param key text {@code <key>.title} says what happened, {@code <key>.text} why and what to do
   * @param arguments fill the second text
   */
  public MutableHttpResponse<byte[]> show(
      HttpRequest<?> request, HttpStatus status, String key, Object... arguments) {
    Visit visit = visits.of(request);
    if (ApiRequest.is(request)) {
      String text = visit.say("call." + status.getCode() + ".text", RequestId.of(request));
      return tell(request, status, code(status), text, List.of());
    }
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

  /**
   * A document that says to a program what is wrong with its call.
   *
   * @param code stable name of the kind of problem
   * @param detail why, and what to do; null: what is wrong with the parts says it all
   * @param faults what is wrong with parts of the request
   */
  MutableHttpResponse<byte[]> tell(
      HttpRequest<?> request,
      HttpStatus status,
      String code,
      @Nullable String detail,
      List<ProblemDocument.Fault> faults) {
    String title = visits.of(request).say("call." + status.getCode() + ".title");
    return write(ProblemDocument.of(status, code, title, detail, faults));
  }

  /** Name of the problems that have no other name than their status. */
  static String code(HttpStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private MutableHttpResponse<byte[]> write(ProblemDocument problem) {
    try {
      MutableHttpResponse<byte[]> response =
          HttpResponse.<byte[]>status(HttpStatus.valueOf(problem.status()))
              .body(json.writeValueAsBytes(problem))
              .contentType(MediaType.of(ProblemDocument.MEDIA_TYPE))
              .header(HttpHeaders.CACHE_CONTROL, "no-store");
      return problem.status() == HttpStatus.UNAUTHORIZED.getCode()
          ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"regain\"")
          : response;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
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
