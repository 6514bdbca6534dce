package fr.regain.console.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.TestingBrowser;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackagesPageTest {
  private static final String PAGE = "/deploiement/installer";
  private static final String TOKEN_FILE = "\\\\server\\tokens$\\zola.txt";

  @TempDir Path data;
  @TempDir Path packages;
  private TestingBrowser browser;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(packages.resolve("regain 0.1.0.msi"), "package");
    Files.createDirectory(packages.resolve("below"));
    Files.writeString(data.resolve("secret"), "secret");
    Files.createSymbolicLink(packages.resolve("link.msi"), data.resolve("secret"));
    browser = TestingBrowser.start(data, Map.of("console.packages-directory", packages.toString()));
    browser.setCookie("langue", "en");
    browser.signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void theFilesOfTheDirectory_areHandedOut_withTheirSums() {
    Document page = browser.page(PAGE);

    assertThat(page.select("tbody tr")).hasSize(1);
    assertThat(page.select("tbody code").text()).isEqualTo(sha256("package"));
    HttpResponse<String> file = browser.get(page.select("tbody a").attr("href"));
    assertThat(file.body()).isEqualTo("package");
    assertThat(file.headers().firstValue("content-disposition").orElseThrow())
        .startsWith("attachment");
  }

  @Test
  void aFileThatChanged_hasTheSumOfWhatItIsNow() throws IOException {
    browser.page(PAGE);
    Files.writeString(packages.resolve("regain 0.1.0.msi"), "another package");

    assertThat(browser.page(PAGE).select("tbody code").text()).isEqualTo(sha256("another package"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"link.msi", "below", "..%2Fsecret", "%2Fetc%2Fpasswd", "absent.msi"})
  void whatIsNotListed_isNotHandedOut(String name) {
    assertThat(browser.get(PAGE + "/fichiers/" + name).statusCode()).isEqualTo(404);
  }

  @Test
  void theValuesOfASite_areReadyForItsPolicy() {
    Document page = browser.page(PAGE + "?site=1&jeton=" + encoded(TOKEN_FILE));

    assertThat(page.select("#values ~ div td code").eachText())
        .containsSubsequence("console", "token-file", TOKEN_FILE);
    assertThat(page.text()).doesNotContain("rgn1_");
    HttpResponse<byte[]> file = browser.getBytes(page.select("a[href*=valeurs.reg]").attr("href"));
    assertThat(new String(file.body(), StandardCharsets.UTF_16))
        .startsWith("Windows Registry Editor Version 5.00\r\n")
        .contains("[HKEY_LOCAL_MACHINE\\Software\\Policies\\Regain]\r\n")
        .contains("\"token-file\"=\"\\\\\\\\server\\\\tokens$\\\\zola.txt\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:\\token.txt", "\\\\server", "\\\\server\\a\"b", "rgn1_abc", ""})
  void aTokenFileThatIsNotOnTheNetwork_isRefused_andNoValueIsShown(String file) {
    HttpResponse<String> answer = browser.get(PAGE + "?site=1&jeton=" + encoded(file));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Windows writes it").doesNotContain("valeurs.reg");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String sha256(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
