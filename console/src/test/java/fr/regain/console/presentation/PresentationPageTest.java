package fr.regain.console.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.TestingBrowser;
import fr.regain.console.web.Visit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs the console changes of every page. */
final class PresentationPageTest {
  private static final String PAGE = "/administration/presentation";

  @TempDir private Path data;
  @TempDir private Path theme;
  private TestingBrowser browser;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        theme.resolve("theme.css"),
        "/* ours */ :root { --accent: #123456; }\n"
            + "@media (prefers-color-scheme: dark) { :root { --accent: #abcdef; } }");
    browser =
        TestingBrowser.start(data, Map.of("console.theme-directory", theme.toString())).signIn();
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void theName_standsOnEachPage_andInTheJournal() {
    browser.submit(PAGE + "/nom", Map.of("name", "  Console <b>du</b> parc "));

    Document page = browser.page("/sites");
    assertThat(page.select(".brand").text()).isEqualTo("Console <b>du</b> parc");
    assertThat(page.title()).endsWith("– Console <b>du</b> parc");
    assertThat(browser.page("/journal").text()).contains("presentation.name");
    assertThat(browser.submit(PAGE + "/nom", Map.of("name", "x".repeat(61))).statusCode())
        .isEqualTo(422);
  }

  @Test
  void aLogo_isDrawnAnew_andServedUnderItsDigest() throws IOException {
    assertThat(upload(picture("png", 640, 320))).isEqualTo(303);

    String address = browser.page("/sites").select(".brand img").attr("src");
    var served = browser.getBytes(address);
    assertThat(served.headers().firstValue("Content-Type")).hasValue("image/png");
    BufferedImage logo = ImageIO.read(new ByteArrayInputStream(served.body()));
    assertThat(logo.getHeight()).isEqualTo(64);
    assertThat(logo.getWidth()).isEqualTo(128);
    assertThat(browser.get("/logo/another").statusCode()).isEqualTo(404);

    browser.submit(PAGE + "/logo/retrait", Map.of());
    assertThat(browser.page("/sites").select(".brand img")).isEmpty();
  }

  @Test
  void whatIsNoPicture_isRefused() throws IOException {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    byte[] cut = picture("png", 640, 320);

    assertThat(upload(svg)).isEqualTo(422);
    assertThat(upload(Arrays.copyOf(cut, 40))).isEqualTo(422);
    assertThat(upload(picture("gif", 10, 10))).isEqualTo(422);
    assertThat(upload(picture("png", 3_001, 1))).isEqualTo(422);
    assertThat(upload(new byte[Logo.MOST_BYTES + 1])).isEqualTo(422);
    assertThat(browser.page("/sites").select(".brand img")).isEmpty();
  }

  @Test
  void theStatement_isShownAsItWasWritten_toAnybody() {
    assertThat(browser.page("/accessibilite").text()).contains("aucun audit en cours de validité");
    Map<String, String> statement =
        Map.of(
            "conformity",
            "PARTIAL",
            "audit",
            "Audited in 2026: 78 %",
            "shortcomings",
            "The drawing <script>\n\n The PDF\n",
            "contact",
            "acces@example.org");
    assertThat(browser.submit(PAGE + "/accessibilite", statement).statusCode()).isEqualTo(303);

    browser.forgetCookies();
    Document page = browser.page("/accessibilite");
    assertThat(page.select("section[aria-labelledby=shortcomings] li").eachText())
        .containsExactly("The drawing <script>", "The PDF");
    assertThat(page.text()).contains("Audited in 2026: 78 %", "acces@example.org");
    assertThat(page.select("footer").text()).contains("partiellement conforme");
  }

  @Test
  void nobodyIsInPartCompliant_withoutAnAudit() {
    assertThat(
            browser
                .submit(PAGE + "/accessibilite", Map.of("conformity", "PARTIAL", "audit", " "))
                .statusCode())
        .isEqualTo(422);
    assertThat(browser.submit(PAGE + "/accessibilite", Map.of("conformity", "x")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void theTheme_isLoadedAfterTheStyle_andHoldsItsVariablesAlone() {
    String address = browser.page("/sites").select("link[rel=stylesheet]").last().attr("href");

    assertThat(browser.get(address).body())
        .isEqualTo(
            ":root{--accent:#123456;}\n"
                + "@media (prefers-color-scheme: dark){:root{--accent:#abcdef;}}\n");
  }

  private int upload(byte[] file) {
    return browser
        .upload(
            PAGE + "/logo?formToken=" + Visit.uploadToken(browser.formToken()),
            Map.of(),
            "file",
            "logo.png",
            file)
        .statusCode();
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }
}
