package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.TestingBrowser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignInTest {
  @TempDir Path data;

  @Test
  void aFreshLink_opensASession_once() {
    try (TestingBrowser browser = TestingBrowser.start(data)) {
      String link = browser.signInPath();

      assertThat(browser.get(link).statusCode()).isEqualTo(200);
      assertThat(browser.get(link).statusCode()).isEqualTo(200);
      assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(303);
      assertThat(browser.cookies()).containsKey("s");

      browser.forgetCookies();
      assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(410);
      assertThat(browser.get(link).body()).contains("Ce lien a déjà servi");
      assertThat(data.resolve("sign-in-link")).doesNotExist();
    }
  }
}
