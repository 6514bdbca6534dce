package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestClock;
import fr.regain.console.testing.TestingBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever came in by the provider leaves a console that has signed nobody in since it started. */
final class LeavingTest {
  private static final String CONSOLE = "https://regain.example";

  @TempDir Path data;
  private final TestClock[] clock = new TestClock[1];
  private TestingProvider provider;
  private TestingBrowser browser;

  @BeforeEach
  void signIn_andRestart() throws IOException {
    Files.writeString(secret(), TestingProvider.SECRET + "\n");
    provider = new TestingProvider(new LateClock(() -> clock[0]));
    start();
    provider.person("jeanne", Map.of("name", "Jeanne Martin", "groups", List.of()));
    String out = browser.get("/identite").headers().firstValue("location").orElseThrow();
    browser.get(provider.signIn(URI.create(out)));
    Map<String, String> cookies = browser.cookies();
    browser.close();
    start();
    cookies.forEach(browser::setCookie);
  }

  private Path secret() {
    return data.resolve("client-secret");
  }

  private void start() {
    browser =
        TestingBrowser.start(
            data,
            Map.of(
                "console.http.public-address",
                CONSOLE,
                "console.identity.issuer",
                provider.issuer(),
                "console.identity.client-id",
                TestingProvider.CLIENT,
                "console.identity.client-secret-file",
                secret().toString(),
                "console.identity.timeout",
                "60s"));
    clock[0] = browser.console().clock();
  }

  @AfterEach
  void stop() {
    browser.close();
    provider.close();
  }

  private String leave() {
    String token = browser.page("/compte").select("input[name=formToken]").attr("value");
    HttpResponse<String> left = browser.post("/sortie", Map.of("formToken", token));
    assertThat(browser.get("/compte").statusCode()).isEqualTo(401);
    return left.headers().firstValue("refresh").orElseThrow();
  }

  @Test
  void theyLeaveTheProviderToo() {
    assertThat(leave())
        .startsWith("0;url=" + provider.issuer() + "/logout?")
        .contains("id_token_hint=");
  }

  @Test
  void theyLeaveTheProviderToo_whenItsTokenWasTooLargeToBeKept() {
    browser
        .console()
        .bean(Database.class)
        .update(dsl -> dsl.update(SESSION).setNull(SESSION.ID_TOKEN).execute());

    assertThat(leave())
        .startsWith("0;url=" + provider.issuer() + "/logout?")
        .contains("client_id=" + TestingProvider.CLIENT)
        .doesNotContain("id_token_hint");
  }

  @Test
  void theyAreToldThatTheyAreStillIn_whenItDoesNotAnswer() {
    provider.lie(TestingProvider.Lie.DESCRIBES_NOTHING);

    String path = "/identite/ouverte";
    assertThat(leave()).isEqualTo("0;url=" + CONSOLE + path);
    HttpResponse<String> page = browser.get(path);
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Votre session reste ouverte chez le fournisseur");
  }
}
