package fr.regain.console.monitoring;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** The figures, for whoever shows the token; without one in the settings they are not there. */
@Controller("/metrics")
@Secured(SecurityRule.IS_ANONYMOUS)
final class MetricsController {
  private static final String SCHEME = "Bearer ";
  private static final int SHORTEST_TOKEN = 16;

  private final Meters meters;
  private final Optional<byte[]> token;

  MetricsController(Meters meters, ConsoleConfig config) {
    this.meters = meters;
    this.token = Optional.ofNullable(config.metrics().tokenFile()).map(MetricsController::read);
  }

  private static byte[] read(Path file) {
    try {
      String token = Files.readString(file).strip();
      if (token.length() < SHORTEST_TOKEN) {
        throw new Problem(
            ProblemCode.CONFIGURATION_INVALID,
            "The token in "
                + file
                + " (console.metrics.token-file) needs "
                + SHORTEST_TOKEN
                + " characters or more.");
      }
      return token.getBytes(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "The file of console.metrics.token-file cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  @Get
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  HttpResponse<String> figures(HttpRequest<?> request) {
    if (token.isEmpty()) {
      return HttpResponse.notFound();
    }
    String given = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    byte[] shown =
        given != null && given.startsWith(SCHEME)
            ? given.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    return MessageDigest.isEqual(shown, token.get())
        ? HttpResponse.ok(meters.text())
        : HttpResponse.<String>unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }
}
