package fr.regain.console.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Serves the static files to anybody. */
@Controller("/static")
@Secured(SecurityRule.IS_ANONYMOUS)
final class StaticController {
  private final StaticFiles files;

  StaticController(StaticFiles files) {
    this.files = files;
  }

  @Get("/{name}")
  HttpResponse<byte[]> file(HttpRequest<?> request, String name) {
    return files
        .find(name)
        .<HttpResponse<byte[]>>map(file -> respond(request, file))
        .orElseGet(HttpResponse::notFound);
  }

  private static HttpResponse<byte[]> respond(HttpRequest<?> request, StaticFile file) {
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING);
    boolean gzip = accepted != null && accepted.contains("gzip");
    MutableHttpResponse<byte[]> response =
        HttpResponse.ok(file.bytes(gzip))
            .header(HttpHeaders.CONTENT_TYPE, file.type() + "; charset=utf-8")
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return gzip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
  }
}
