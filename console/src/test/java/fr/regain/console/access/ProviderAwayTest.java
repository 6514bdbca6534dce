package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.TestingProvider.Lie;
import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.testing.TestingProgram;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console whose own passwords are switched off, and whose provider does not answer. */
final class ProviderAwayTest {
  @TempDir Path data;
  private TestingProvider provider;
  private TestingBrowser browser;

  @BeforeEach
  void start() {
    provider = new TestingProvider(Clock.systemUTC());
    browser =
        TestingBrowser.start(
            data,
            Map.of(
                "console.http.public-address",
                "https://regain.example",
                "console.identity.issuer",
                provider.issuer(),
                "console.identity.client-id",
                TestingProvider.CLIENT,
                "console.identity.timeout",
                "500ms",
                "console.accounts.local",
                "false"));
  }

  @AfterEach
  void stop() {
    browser.close();
    provider.close();
  }

  @Test
  void aProviderThatIsSilent_orDrips_orIsGone_isNotWaitedFor() {
    for (Lie lie : new Lie[] {Lie.DESCRIPTION_NEVER_COMES, Lie.DESCRIPTION_DRIPS}) {
      provider.lie(lie);
      assertThat(browser.get("/identite").statusCode()).as(lie.name()).isEqualTo(503);
    }
    provider.close();
    HttpResponse<String> gone = browser.get("/identite");
    assertThat(gone.statusCode()).isEqualTo(503);
    assertThat(gone.body()).contains("Le fournisseur d’identité ne répond pas");
    assertThat(browser.get("/entree").statusCode()).as("the console goes on").isEqualTo(200);
  }

  @Test
  void withoutPasswords_theLinkAloneComesIn() {
    AccountService accounts = browser.console().bean(AccountService.class);
    PasswordLinks links = browser.console().bean(PasswordLinks.class);
    Secret link =
        accounts
            .create(Person.CONSOLE, new SignInName("jeanne"), "Jeanne", Role.ADMINISTRATOR, 1)
            .link();
    links.choose(
        link, links.owner(link).orElseThrow(), "trois petits chats", new Origin("192.0.2.1", ""));

    HttpResponse<String> refused =
        browser.post("/entree", Map.of("name", "jeanne", "password", "trois petits chats"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("On n’entre plus ici par un mot de passe");
    assertThat(browser.page("/entree").select("input[type=password]")).isEmpty();

    browser.signIn();
    assertThat(browser.page("/comptes").select("input[name=sign-in]")).isEmpty();
  }

  @Test
  void aSessionAndAKeyOfBefore_areOver_onceThePasswordsAreSwitchedOff() {
    browser.close();
    browser = TestingBrowser.start(data, Map.of());
    AccountService accounts = browser.console().bean(AccountService.class);
    PasswordLinks links = browser.console().bean(PasswordLinks.class);
    AccountService.Invited jeanne =
        accounts.create(Person.CONSOLE, new SignInName("jeanne"), "Jeanne", Role.ADMINISTRATOR, 1);
    Secret link = jeanne.link();
    links.choose(
        link, links.owner(link).orElseThrow(), "trois petits chats", new Origin("192.0.2.1", ""));
    browser.post("/entree", Map.of("name", "jeanne", "password", "trois petits chats"));
    assertThat(browser.get("/parc").statusCode()).isEqualTo(200);
    Map<String, String> cookies = browser.cookies();
    String key =
        browser
            .console()
            .bean(ApiKeys.class)
            .create(
                Person.CONSOLE,
                jeanne.accountId(),
                "Programme",
                List.of(new ApiKeyStore.Wish(Role.ADMINISTRATOR, 1)),
                Duration.ofDays(1))
            .secret()
            .text();
    browser.close();

    browser =
        TestingBrowser.start(
            data,
            Map.of(
                "console.http.public-address",
                "https://regain.example",
                "console.identity.issuer",
                provider.issuer(),
                "console.identity.client-id",
                TestingProvider.CLIENT,
                "console.accounts.local",
                "false"));
    cookies.forEach(browser::setCookie);
    assertThat(browser.get("/parc").statusCode()).isEqualTo(401);
    try (TestingProgram program = new TestingProgram(browser.address(), key)) {
      assertThat(program.get("/api/v1/devices").statusCode()).isEqualTo(401);
    }
  }
}
