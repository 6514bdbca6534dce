package fr.regain.console.api;

import static fr.regain.console.schema.Tables.API_REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.regain.console.access.SampleKeys;
import fr.regain.console.platform.Database;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for calls of the API whatever they are about. */
final class CallsTest {
  @TempDir static Path data;
  private static TestingBrowser browser;
  private static TestingProgram program;
  private static TestingProgram stranger;

  @BeforeAll
  static void start() {
    browser = TestingBrowser.start(data);
    SampleFleet.in(browser.console(), 25);
    program = new SampleKeys(browser).everything("programme");
    stranger = new TestingProgram(browser.address(), "");
  }

  @AfterAll
  static void stop() {
    program.close();
    stranger.close();
    browser.close();
  }

  private static JsonNode problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = TestingProgram.json(response);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("type").asText())
        .isEqualTo("urn:regain:problem:" + problem.path("code").asText());
    return problem;
  }

  @Test
  void withoutAGoodKey_theApiIsShut_andSaysHowToComeIn() {
    HttpResponse<String> refused = stranger.get("/api/v1/devices");
    problem(refused, 401);
    assertThat(refused.headers().firstValue("www-authenticate"))
        .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
    try (TestingProgram guess = new TestingProgram(browser.address(), "rgk_guess")) {
      problem(guess.get("/api/v1/devices"), 401);
    }
  }

  @Test
  void whoCallsTooOften_isToldToWait() {
    assertThat(program.get("/api/v1/self").statusCode()).isEqualTo(200);
    int refused = 0;
    for (int call = 0; call < 700 && refused == 0; call++) {
      HttpResponse<String> answer = stranger.get("/api/v1/self");
      if (answer.statusCode() != 401) {
        assertThat(problem(answer, 429).path("code").asText()).isEqualTo("too-many-requests");
        refused++;
      }
    }
    assertThat(refused).isEqualTo(1);
    assertThat(program.get("/api/v1/self").statusCode()).as("a key beside it").isEqualTo(200);
    try (TestingProgram guess = new TestingProgram(browser.address(), "rgk_guess")) {
      problem(guess.get("/api/v1/devices"), 429);
    }

    browser.console().clock().advance(Duration.ofMinutes(1));
    assertThat(stranger.get("/api/v1/self").statusCode()).isEqualTo(401);
  }

  @Test
  void aSession_opensNothingOnTheApi() {
    browser.signIn();
    assertThat(browser.get("/parc").statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/v1/devices").statusCode()).isEqualTo(401);
    assertThat(
            stranger
                .call(
                    "POST",
                    "/api/v1/devices/" + new UUID(0, 1) + "/revocation",
                    null,
                    "Cookie",
                    "s=" + browser.cookies().get("s"))
                .statusCode())
        .isEqualTo(401);
    browser.forgetCookies();
  }

  @Test
  void aKey_opensNoPage() {
    assertThat(program.get("/parc").statusCode()).isEqualTo(401);
  }

  @Test
  void everyRefusal_isAProblemDocument() {
    problem(program.get("/api/v1/nowhere"), 404);
    problem(program.get("/api/v1/devices/00000000-0000-0000-0000-000000000001"), 404);
    problem(program.call("DELETE", "/api/v1/devices", null), 405);
    problem(program.call("POST", "/api/v1/rings", "x=1", "Content-Type", "text/plain"), 415);
    problem(program.call("POST", "/api/v1/rings", "{"), 400);
    JsonNode parameter = problem(program.get("/api/v1/devices?siteId=x"), 400);
    assertThat(parameter.path("errors").get(0).path("parameter").asText()).isEqualTo("siteId");
    problem(program.get("/api/v1/devices?limit=201"), 422);
    problem(program.get("/api/v1/devices?cursor=x"), 422);
  }

  @Test
  void whatBreaksARule_isPointedAt() {
    JsonNode name = problem(program.call("POST", "/api/v1/rings", "{\"name\":\" \"}"), 422);
    assertThat(name.path("errors").get(0).path("pointer").asText()).isEqualTo("/name");

    JsonNode days =
        problem(
            program.call(
                "POST",
                "/api/v1/sites/1/holidays",
                """
                {"holidays":[
                  {"name":"Noël","firstDay":"2026-12-19","lastDay":"2027-01-03"},
                  {"name":"","firstDay":"2026-12-19","lastDay":"2027-01-03"}]}\
                """),
            422);
    assertThat(days.path("errors").get(0).path("pointer").asText()).isEqualTo("/holidays/1/name");

    problem(program.call("POST", "/api/v1/rings", "{\"name\":\"x\",\"other\":1}"), 400);
    problem(program.call("POST", "/api/v1/rings", "{}"), 400);
    problem(program.call("POST", "/api/v1/rings", "{\"name\":null}"), 400);
    problem(program.call("POST", "/api/v1/sites", "{\"name\":\"x\"}"), 400);
    problem(
        program.call("POST", "/api/v1/sites", "{\"parentId\":1,\"kind\":\"x\",\"name\":\"y\"}"),
        400);
  }

  @Test
  void aList_isReadToItsEnd_byItsCursors() {
    Set<String> names = new HashSet<>();
    List<Integer> sizes = new ArrayList<>();
    String next = "/api/v1/devices?limit=10&sort=LAST_CHECK_IN&descending=true&text=MOULIN";
    while (next != null) {
      JsonNode page = program.read(next);
      sizes.add(page.path("items").size());
      page.path("items").forEach(device -> names.add(device.path("hostName").asText()));
      assertThat(page.path("total").asInt()).isEqualTo(25);
      next = page.path("next").asText(null);
    }
    assertThat(sizes).containsExactly(10, 10, 5);
    assertThat(names).hasSize(25);

    String cursor = program.read("/api/v1/devices?limit=10").path("next").asText();
    problem(program.get(cursor + "&text=other"), 422);
  }

  @Test
  void whatIsNotKnown_isAbsent_neverZeroAndNeverNull() {
    for (JsonNode device : program.read("/api/v1/devices?limit=200").path("items")) {
      assertThat(device.properties()).noneMatch(field -> field.getValue().isNull());
      if (!device.has("lastCheckInAt")) {
        assertThat(device.has("usedBytes")).isFalse();
        assertThat(device.has("model")).isFalse();
      }
    }
  }

  @Test
  void whoHasAnAnswer_isNotSentItAgain() {
    HttpResponse<String> first = program.get("/api/v1/sites");
    String tag = first.headers().firstValue("etag").orElseThrow();

    HttpResponse<String> again = program.get("/api/v1/sites", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aCallWithAnIdempotencyKey_happensOnce() {
    String body = "{\"name\":\"Une fois\"}";
    HttpResponse<String> first = ring(body, "a");
    HttpResponse<String> again = ring(body, "a");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("idempotency-replayed")).hasValue("true");
    problem(ring("{\"name\":\"Autre\"}", "a"), 422);
    problem(ring(body, "b"), 422);
    problem(ring(body, "x".repeat(256)), 422);

    browser.console().clock().advance(Duration.ofHours(24));
    assertThat(ring("{\"name\":\"Le lendemain\"}", "a").statusCode()).isEqualTo(201);
  }

  private static HttpResponse<String> ring(String body, String key) {
    return program.call("POST", "/api/v1/rings", body, "Idempotency-Key", key);
  }

  @Test
  void sameCallsAtTheSameTime_happenOnce() throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(executor.submit(() -> ring("{\"name\":\"Ensemble\"}", "together")));
      }
      for (Future<HttpResponse<String>> call : calls) {
        assertThat(call.get().statusCode()).isIn(201, 409);
      }
    }
    assertThat(program.read("/api/v1/rings?limit=200").path("items").findValuesAsText("name"))
        .containsOnlyOnce("Ensemble");
  }

  @Test
  void anAnswerThatIsKept_isNothingToWhoReadsTheDatabase() {
    String body = "{\"siteId\":1,\"name\":\"x\",\"lifeDays\":1,\"maximumUses\":1}";
    HttpResponse<String> made =
        program.call("POST", "/api/v1/enrolment-tokens", body, "Idempotency-Key", "token");
    String text = TestingProgram.json(made, 201).path("text").asText();

    assertThat(text).isNotBlank();
    List<byte[]> kept =
        browser
            .console()
            .bean(Database.class)
            .read(dsl -> dsl.selectFrom(API_REPLY).fetch(API_REPLY.ANSWER));
    assertThat(kept).isNotEmpty();
    assertThat(kept)
        .allSatisfy(
            bytes ->
                assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(text));
  }
}
