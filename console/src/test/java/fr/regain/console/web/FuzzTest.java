package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.SampleKeys;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.equipment.Survey;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that make no sense, to every page and every call: refused, never an error of the
 * console's. As many as the system property {@code fuzz.requests} says; the same ones for the same
 * {@code fuzz.seed}.
 */
final class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 10_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_128L);

  /** These end the session that asks. */
  private static final Set<String> LEFT_OUT =
      Set.of("POST /sortie", "POST /compte/sessions/{id}/fin");

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

  @TempDir static Path data;
  private static TestingBrowser browser;
  private static TestingProgram program;
  private static String formToken;
  private static List<String> names;
  private static List<String> values;
  private final Random random = new Random(SEED);

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data);
    SampleFleet fleet = SampleFleet.in(browser.console(), 12);
    String campaign = new SampleCampaigns(browser.console()).trying("Campagne", null).toString();
    browser.console().bean(Survey.class).run();
    program = new SampleKeys(browser).everything("programme");
    browser.signIn();
    formToken = browser.formToken();
    values =
        List.of(
            "",
            " ",
            "0",
            "1",
            "-1",
            "2",
            "99",
            "2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "1e308",
            "NaN",
            "0x1F",
            "true",
            "null",
            "oui",
            "ACTIVE",
            "REGION",
            "ADMINISTRATOR",
            "COORDINATOR",
            "GIFT",
            "COLLECTED",
            "2026-02-30",
            "2026-11-28",
            "2026-11-28T10:00",
            "+292278994-08-17T07:12:55Z",
            "08:00-12:00",
            "\u0000",
            "a\u0000b",
            "\uD800",
            "é\u0301",
            "\u202Egpj.exe",
            "<b>&'\"",
            "=1+1",
            "'; drop table device; --",
            "%",
            "_",
            "\\",
            "../../etc/passwd",
            "{}",
            "[]",
            "{\"name\":1}",
            "x".repeat(300),
            "x".repeat(5_000),
            "🌱".repeat(200),
            fleet.ids().getFirst().toString(),
            campaign,
            "00000000-0000-0000-0000-000000000001",
            "fr",
            "csv",
            "ods",
            "-age",
            "Europe/Paris");
    names =
        List.of(
            "q",
            "name",
            "nom",
            "new-name",
            "site",
            "siteId",
            "parent",
            "parentId",
            "owner",
            "ownerId",
            "kind",
            "uai",
            "days",
            "uses",
            "page",
            "taille",
            "tri",
            "sort",
            "etat",
            "state",
            "format",
            "limit",
            "cursor",
            "text",
            "avant",
            "act",
            "seen",
            "grade",
            "comment",
            "reason",
            "motif",
            "postes",
            "expected",
            "debut",
            "fin",
            "heures",
            "vague-1",
            "fichiers",
            "octets",
            "demandeur",
            "first",
            "last",
            "zone",
            "hours",
            "pasted",
            "label",
            "role",
            "sign-in",
            "annee",
            "a",
            "b",
            "dans",
            "from",
            "until",
            "target",
            "rules",
            "waves",
            "deadline",
            "filter",
            "devices",
            "values",
            "terms");
  }

  @AfterAll
  static void stop() {
    program.close();
    browser.close();
  }

  @Test
  void nonsense_isNeverAnErrorOfTheConsoles() {
    List<UriRouteInfo<?, ?>> routes =
        browser
            .console()
            .bean(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
            .filter(route -> route.getHttpMethod() != HttpMethod.OPTIONS)
            .filter(route -> !LEFT_OUT.contains(name(route)))
            .filter(route -> !bringsFile(route))
            .toList();
    for (int number = 0; number < REQUESTS; number++) {
      UriRouteInfo<?, ?> route = routes.get(random.nextInt(routes.size()));
      Request request = request(route);
      HttpResponse<String> answer = send(request);
      assertThat(answer.statusCode())
          .as("request %d of seed %d: %s %s", number, SEED, answer.request().method(), answer.uri())
          .isLessThan(500);
      browser.console().clock().advance(Duration.ofMillis(60));
    }
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethod() + " " + route.getUriMatchTemplate();
  }

  private static boolean bringsFile(UriRouteInfo<?, ?> route) {
    return Arrays.asList(route.getAnnotationMetadata().stringValues(Consumes.class))
        .contains("multipart/form-data");
  }

  /** A request; only a page's form has fields, only a call has a body. */
  private record Request(
      String method, String path, Map<String, String> fields, @Nullable String body) {}

  private Request request(UriRouteInfo<?, ?> route) {
    String path = address(route.getUriMatchTemplate().toString());
    boolean reads = route.getHttpMethod() == HttpMethod.GET;
    boolean call = path.startsWith(ApiRequest.ROOT);
    return new Request(
        route.getHttpMethod().name(),
        path,
        reads || call ? Map.of() : fields(),
        reads || !call ? null : json(2));
  }

  private static HttpResponse<String> send(Request request) {
    try {
      return sendOnce(request);
    } catch (UncheckedIOException closed) {
      // The server may close a connection that it keeps, just as the next request goes out.
      return sendOnce(request);
    }
  }

  private static HttpResponse<String> sendOnce(Request request) {
    if (request.path().startsWith(ApiRequest.ROOT)) {
      return program.call(request.method(), request.path(), request.body());
    }
    return request.method().equals("GET")
        ? browser.get(request.path())
        : browser.post(request.path(), request.fields());
  }

  private String address(String template) {
    StringBuilder path = new StringBuilder();
    Matcher variables = VARIABLE.matcher(template);
    while (variables.find()) {
      String value = encoded(any(values));
      variables.appendReplacement(path, Matcher.quoteReplacement(value.isEmpty() ? "x" : value));
    }
    variables.appendTail(path);
    char separator = '?';
    for (int left = random.nextInt(5); left > 0; left--) {
      path.append(separator).append(any(names)).append('=').append(encoded(any(values)));
      separator = '&';
    }
    return path.toString();
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    for (int left = random.nextInt(8); left > 0; left--) {
      fields.put(any(names), any(values));
    }
    fields.put("formToken", formToken);
    return fields;
  }

  private String json(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 8)) {
      case 0 -> "1";
      case 1 -> "null";
      case 2 -> "-1.5e9";
      case 3 -> "\"" + any(values).replaceAll("[\\\\\"\\p{Cntrl}]", "") + "\"";
      case 4 -> "tru";
      case 5 -> "[" + json(depth - 1) + "]";
      default -> object(depth);
    };
  }

  private String object(int depth) {
    StringBuilder object = new StringBuilder("{");
    for (int left = random.nextInt(6); left > 0; left--) {
      object.append(object.length() == 1 ? "" : ",");
      object.append('"').append(any(names)).append("\":").append(json(depth - 1));
    }
    return object.append('}').toString();
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
