package fr.regain.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.web.TestingConsole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignInTest {
  @TempDir Path data;

  @Test
  void aFreshLink_opensASession_once() {
    try (TestingConsole console = TestingConsole.start(data)) {
      String link = console.signInPath();

      assertThat(console.get(link).statusCode()).isEqualTo(200);
      assertThat(console.get(link).statusCode()).isEqualTo(200);
      assertThat(console.post(link, Map.of()).statusCode()).isEqualTo(303);
      assertThat(console.cookies()).containsKey("s");

      console.forgetCookies();
      assertThat(console.post(link, Map.of()).statusCode()).isEqualTo(410);
      assertThat(console.get(link).body()).contains("Ce lien a déjà servi");
      assertThat(data.resolve("sign-in-link")).doesNotExist();
    }
  }
}
