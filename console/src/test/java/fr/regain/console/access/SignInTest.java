package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SESSION;
import static fr.regain.console.schema.Tables.SIGN_IN_LINK;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestClock;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.web.LiveRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignInTest {
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
  void aFreshLink_opensASession_once() {
    String link = browser.signInPath();

    assertThat(browser.get(link).statusCode()).as("a preview").isEqualTo(200);
    assertThat(browser.get(link).statusCode()).as("another").isEqualTo(200);
    assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.get("/parc").statusCode()).isEqualTo(200);

    browser.forgetCookies();
    assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(410);
    assertThat(browser.get(link).body()).contains("Ce lien a déjà servi");
    assertThat(data.resolve("sign-in-link")).doesNotExist();
  }

  @Test
  void theLink_leadsToTheInstallation_untilSomebodyAdministers() {
    assertThat(whereTheLinkLeads()).isEqualTo("/installation");
    String password = "une phrase que personne ne devine";
    browser.submit(
        "/installation/administrateur",
        Map.of("name", "Anne", "sign-in", "anne", "password", password, "repeat", password));
    browser.close();
    browser = TestingBrowser.start(data);

    assertThat(whereTheLinkLeads()).isEqualTo("/");
  }

  private String whereTheLinkLeads() {
    return browser
        .post(browser.signInPath(), Map.of())
        .headers()
        .firstValue("location")
        .orElseThrow();
  }

  @Test
  void oneLinkUsedByManyAtOnce_opensOneSession() throws Exception {
    SignInLinks links = browser.console().bean(SignInLinks.class);
    Secret secret = new Secret(browser.signInPath().substring(SignInLinkFile.PATH.length()));
    Callable<Optional<Secret>> use = () -> links.redeem(secret, new Origin("127.0.0.1", ""));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Secret>>> uses =
          threads.invokeAll(List.of(use, use, use, use, use, use, use, use));
      long opened = uses.stream().filter(done -> done.resultNow().isPresent()).count();
      assertThat(opened).isEqualTo(1);
    }
    assertThat(count()).isEqualTo(1);
  }

  private int count() {
    return browser.console().bean(Database.class).read(dsl -> dsl.fetchCount(SESSION));
  }

  @Test
  void aLink_expiresAfterThirtyMinutes() {
    clock().advance(SignInLinks.LIFE.plusSeconds(1));

    assertThat(browser.get(browser.signInPath()).statusCode()).isEqualTo(410);
    assertThat(browser.post(browser.signInPath(), Map.of()).body()).contains("Ce lien a expiré");
  }

  @Test
  void aForgedLink_opensNothing() {
    assertThat(browser.get("/entree/" + "A".repeat(43)).statusCode()).isEqualTo(410);
    assertThat(browser.post("/entree/" + "A".repeat(43), Map.of()).statusCode()).isEqualTo(410);
    assertThat(browser.post("/entree/x", Map.of()).body()).contains("Ce lien n’ouvre rien");
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void noSecret_isInTheDatabase() {
    String link = browser.signInPath().substring(SignInLinkFile.PATH.length());
    browser.signIn();
    String cookie = browser.cookies().get("s");
    Database database = browser.console().bean(Database.class);

    String links = database.read(dsl -> dsl.selectFrom(SIGN_IN_LINK).fetch().formatCSV());
    String sessions = database.read(dsl -> dsl.selectFrom(SESSION).fetch().formatCSV());
    assertThat(links).contains(new Secret(link).hash()).doesNotContain(link);
    assertThat(sessions).contains(new Secret(cookie).hash()).doesNotContain(cookie);
  }

  @Test
  void theLinksFile_isTheConsolesAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aLinkThatACommandWrites_opensASession_onTheRunningConsole() throws IOException {
    URI link = new SignInLinkFile(data).renew(URI.create("http://127.0.0.1/"), new SecureRandom());
    Files.setLastModifiedTime(file(), FileTime.from(clock().instant()));

    assertThat(browser.post(link.getPath(), Map.of()).statusCode()).isEqualTo(303);
    browser.forgetCookies();
    assertThat(browser.post(link.getPath(), Map.of()).statusCode()).isEqualTo(410);
  }

  @Test
  void anOldFileOfALink_opensNothing() throws IOException {
    URI link = new SignInLinkFile(data).renew(URI.create("http://127.0.0.1/"), new SecureRandom());
    Files.setLastModifiedTime(file(), FileTime.from(clock().instant().minus(SignInLinks.LIFE)));

    assertThat(browser.post(link.getPath(), Map.of()).statusCode()).isEqualTo(410);
  }

  @Test
  void aRestart_makesANewLink_evenWhileSomebodyIsSignedIn() {
    String first = browser.signInPath();
    browser.signIn();
    Map<String, String> cookies = browser.cookies();
    browser.close();
    browser = TestingBrowser.start(data);

    assertThat(browser.signInPath()).isNotEqualTo(first);
    cookies.forEach(browser::setCookie);
    assertThat(browser.get("/parc").statusCode()).as("the session survives").isEqualTo(200);
  }

  @Test
  void aForgedCookie_isNobodys() {
    for (String value : List.of("A".repeat(43), "x", "%00", "a".repeat(3_000))) {
      browser.setCookie("s", value);
      assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aSession_endsAfterThirtyIdleMinutes() {
    browser.signIn();
    for (int visit = 0; visit < 3; visit++) {
      clock().advance(Duration.ofMinutes(29));
      assertThat(browser.get("/parc").statusCode()).isEqualTo(200);
    }
    clock().advance(Duration.ofMinutes(31));
    assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
  }

  @Test
  void aSession_endsAfterTenHours_howeverBusy() {
    browser.signIn();
    for (int visit = 0; visit < 23; visit++) {
      clock().advance(Duration.ofMinutes(25));
      assertThat(browser.get("/parc").statusCode()).isEqualTo(200);
    }
    clock().advance(Duration.ofMinutes(26));
    assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
  }

  @Test
  void aPageThatOnlyUpdatesItself_keepsNoSessionAlive_andIsToldSo() {
    browser.signIn();
    for (int minute = 0; minute < 29; minute++) {
      clock().advance(Duration.ofMinutes(1));
      assertThat(browser.get("/parc", LiveRequest.HEADER, "1").statusCode()).isEqualTo(200);
    }
    clock().advance(Duration.ofMinutes(2));
    var over = browser.get("/parc", LiveRequest.HEADER, "1");
    assertThat(over.statusCode()).as("htmx stops polling").isEqualTo(286);
    assertThat(over.body()).contains("Votre session est finie").doesNotContain("<html");
  }

  @Test
  void signingOut_endsTheSession_forEveryCopyOfItsCookie() {
    browser.signIn();
    String cookie = browser.cookies().get("s");

    assertThat(browser.submit("/sortie", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.cookies()).doesNotContainKey("s");
    browser.setCookie("s", cookie);
    assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
  }

  private Path file() {
    return data.resolve("sign-in-link");
  }

  private TestClock clock() {
    return browser.console().clock();
  }
}
