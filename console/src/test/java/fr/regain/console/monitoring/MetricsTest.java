package fr.regain.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {
  private static final String TOKEN = "a-token-of-24-characters";
  @TempDir private Path directory;

  private static HttpResponse<String> metrics(TestingBrowser browser, String authorization) {
    return browser.get("/metrics", "Authorization", authorization);
  }

  @Test
  void withTheToken_theFiguresAreTold_andWithoutItNothing() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    try (TestingBrowser browser =
        TestingBrowser.start(
            directory.resolve("console"), Map.of("console.metrics.token-file", file.toString()))) {
      SampleFleet.in(browser.console(), 3);

      assertThat(metrics(browser, "Bearer " + TOKEN).body())
          .contains("regain_devices{state=\"active\"} 3")
          .contains("regain_campaigns{state=\"running\"} 0")
          .contains("regain_checkins_total 0")
          .contains("jvm_memory_used_bytes");
      assertThat(metrics(browser, "Bearer another").statusCode()).isEqualTo(401);
      assertThat(browser.get("/metrics").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void withoutATokenInTheSettings_thereAreNoFigures() {
    try (TestingBrowser browser = TestingBrowser.start(directory.resolve("console"))) {
      assertThat(metrics(browser, "Bearer ").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aConsoleWhoseDatabaseAnswers_isReady() {
    try (TestingBrowser browser = TestingBrowser.start(directory.resolve("console"))) {
      assertThat(browser.get("/health/readiness").statusCode()).isEqualTo(200);
      assertThat(browser.get("/health/liveness").statusCode()).isEqualTo(200);
    }
  }
}
