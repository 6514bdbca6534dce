package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.TestingBrowser;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProtectionTest {
  @TempDir Path data;
  private TestingBrowser browser;

  @BeforeEach
  void start() {
    browser = TestingBrowser.start(data);
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void everyPage_isShut_untilSomebodySignsIn() {
    for (String path : List.of("/parc", "/parc?format=csv", "/sites", "/deploiement/jetons")) {
      HttpResponse<String> response = browser.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(401);
      assertThat(response.body()).as(path).contains("Vous n’êtes pas connecté");
    }
    assertThat(browser.get("/entree").statusCode()).isEqualTo(200);
    assertThat(browser.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void everyForm_isRefused_withoutTheTokenOfItsSession() {
    browser.signIn();
    List<String> forms = forms();

    assertThat(forms).contains("/sites", "/deploiement/jetons", "/sortie");
    for (String form : forms) {
      assertThat(browser.post(form, Map.of()).statusCode()).as(form).isEqualTo(403);
      assertThat(browser.post(form, Map.of("formToken", "x".repeat(43))).statusCode())
          .as(form)
          .isEqualTo(403);
    }
    assertThat(browser.get("/parc").statusCode()).as("still signed in").isEqualTo(200);
  }

  @Test
  void aFormWithAFile_isRefused_withoutItsTokenInTheAddress_andWithThatOfOtherForms() {
    browser.signIn();
    String path = "/seconde-vie/lots/1/documents";

    for (String address : List.of(path, path + "?formToken=" + browser.formToken())) {
      assertThat(
              browser
                  .upload(address, Map.of("kind", "OTHER"), "file", "x.pdf", new byte[9])
                  .statusCode())
          .as(address)
          .isEqualTo(403);
    }
    String token = Visit.uploadToken(browser.formToken());
    assertThat(
            browser
                .upload(
                    path + "?formToken=" + token, Map.of("kind", "OTHER"), "file", "x", new byte[9])
                .statusCode())
        .as("the token is right; there is no such lot")
        .isEqualTo(404);
    assertThat(browser.post("/sites", Map.of("formToken", token)).statusCode())
        .as("and opens no other form")
        .isEqualTo(403);
  }

  @Test
  void aFormThatIsTooLarge_isRefused() {
    browser.signIn();

    assertThat(browser.submit("/sites", Map.of("name", "x".repeat(300_000))).statusCode())
        .isEqualTo(413);
  }

  private List<String> forms() {
    return browser
        .console()
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.GET)
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .map(
            route ->
                route
                    .getUriMatchTemplate()
                    .toString()
                    .replace("{act}", "pause")
                    .replaceAll("\\{[a-z]+\\}", "1")
                    .replaceAll("\\{step:[^}]*\\}", "cible"))
        // A program shows its key with each call, and no browser sends that by itself.
        .filter(path -> !path.startsWith("/api/"))
        .filter(path -> !path.startsWith("/entree"))
        .distinct()
        .toList();
  }

  @Test
  void aFormFromElsewhere_isRefused_evenWithTheToken() {
    browser.signIn();
    Map<String, String> fields = Map.of("formToken", browser.formToken());
    String own = browser.address().toString();

    assertThat(refused(fields, "Sec-Fetch-Site", "cross-site")).isTrue();
    assertThat(refused(fields, "Sec-Fetch-Site", "same-site")).isTrue();
    assertThat(refused(fields, "Origin", "https://elsewhere.example")).isTrue();
    assertThat(refused(fields, "Origin", "null")).isTrue();
    assertThat(refused(fields, "Origin", "http://[")).isTrue();
    assertThat(refused(fields, "Sec-Fetch-Site", "cross-site", "Origin", own)).isTrue();
    assertThat(refused(fields)).as("a request that states nothing").isTrue();
    assertThat(refused(fields, "Origin", own)).as("an older browser").isFalse();
  }

  private boolean refused(Map<String, String> fields, String... headers) {
    return browser.postAs("/sites", fields, headers).statusCode() == 403;
  }

  @Test
  void aFormThatIsTooLong_isRefused_andTheConsoleGoesOn() {
    browser.signIn();
    Map<String, String> fields =
        Map.of("formToken", browser.formToken(), "name", "x".repeat(1_000_000));

    assertThat(browser.post("/sites", fields).statusCode()).isEqualTo(413);
    assertThat(browser.get("/sites").statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswer_tellsTheBrowserWhatPagesNeverDo() {
    for (String path : List.of("/entree", "/nowhere", "/parc", stylePath())) {
      HttpResponse<String> response = browser.get(path);
      assertThat(header(response, "content-security-policy"))
          .as(path)
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(header(response, "x-content-type-options")).isEqualTo("nosniff");
      assertThat(header(response, "referrer-policy")).isEqualTo("same-origin");
    }
  }

  @Test
  void aStaticFile_isCompressed_andKeptForEver() throws IOException {
    String path = stylePath();
    HttpResponse<byte[]> plain = browser.getBytes(path);
    HttpResponse<byte[]> packed = browser.getBytes(path, "Accept-Encoding", "gzip, br");

    assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
    assertThat(header(packed, "cache-control")).contains("immutable");
    assertThat(path).matches("/static/style\\.[A-Za-z0-9_-]{10}\\.css");
    assertThat(packed.body().length).isLessThan(10_000);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
    }
    assertThat(browser.get("/static/../application.yml").statusCode()).isEqualTo(404);
    assertThat(browser.get("/static/style.css").statusCode()).isEqualTo(404);
  }

  @Test
  void aPageThatHasNotChanged_isNotSentAgain() {
    browser.signIn();
    HttpResponse<String> first = browser.get("/sites");
    HttpResponse<String> again = browser.get("/sites", "If-None-Match", header(first, "etag"));

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(first, "cache-control")).isEqualTo("private, no-cache");
    assertThat(header(first, "vary")).contains("HX-Request");
  }

  @Test
  void theLanguage_isTheReadersChoice_thenTheBrowsers_thenFrench() {
    assertThat(language()).isEqualTo("fr");
    assertThat(language("Accept-Language", "de, en-GB;q=0.8, fr;q=0.5")).isEqualTo("en");
    assertThat(language("Accept-Language", "fr-CA,en;q=0.9")).isEqualTo("fr");
    assertThat(language("Accept-Language", ";;q=x")).isEqualTo("fr");

    HttpResponse<String> chosen = browser.get("/langue?code=en&page=/entree");
    assertThat(header(chosen, "location")).isEqualTo("/entree");
    assertThat(language("Accept-Language", "fr")).isEqualTo("en");
    assertThat(header(browser.get("/langue?code=fr&page=//elsewhere.example"), "location"))
        .isEqualTo("/");
  }

  private String language(String... headers) {
    return browser.get("/entree", headers).body().contains("lang=\"fr\">\n<head>") ? "fr" : "en";
  }

  private String stylePath() {
    return browser.page("/entree").select("link[rel=stylesheet]").attr("href");
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
