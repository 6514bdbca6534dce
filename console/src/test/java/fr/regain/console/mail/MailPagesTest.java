package fr.regain.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.regain.console.access.Role;
import fr.regain.console.access.SampleAccounts;
import fr.regain.console.campaign.SampleCampaigns;
import fr.regain.console.testing.SampleFleet;
import fr.regain.console.testing.TestingBrowser;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail from a whole console to a real server, and back by its links. */
final class MailPagesTest {
  private static final String CONSOLE = "https://regain.example";

  @TempDir Path data;
  private GreenMail server;
  private TestingBrowser browser;

  private void start(String protocol, Map<String, String> more) {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    server.start();
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "console.mail.host",
                "127.0.0.1",
                "console.mail.tls",
                "NONE",
                "console.mail.from",
                "regain@example.org",
                "console.http.public-address",
                CONSOLE));
    int port = protocol.equals("smtp") ? server.getSmtp().getPort() : server.getSmtps().getPort();
    settings.put("console.mail.port", Integer.toString(port));
    settings.putAll(more);
    browser = TestingBrowser.start(data, settings);
  }

  @AfterEach
  void stop() {
    browser.close();
    server.stop();
  }

  private MimeMessage last() {
    MimeMessage[] received = server.getReceivedMessages();
    return received[received.length - 1];
  }

  private static String text(MimeMessage message) throws MessagingException, IOException {
    Object content = message.getContent();
    return content instanceof Multipart parts
        ? parts.getBodyPart(0).getContent().toString()
        : content.toString();
  }

  private static String link(String text, String path) {
    Matcher link = Pattern.compile(Pattern.quote(CONSOLE + path) + "/[A-Za-z0-9_-]+").matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group().substring(CONSOLE.length());
  }

  private void confirmAddress() throws MessagingException, IOException {
    assertThat(browser.submit(OwnMailView.PATH, Map.of("address", "anne@example.org")).statusCode())
        .isEqualTo(303);
    String path = link(text(last()), "/courriel/confirmation");
    assertThat(browser.page(path).select("main form")).hasSize(1);
    assertThat(browser.submit(path, Map.of()).statusCode()).isEqualTo(200);
  }

  private void dayPasses() {
    browser.console().clock().advance(Duration.ofDays(1));
    browser.console().bean(Digests.class).work();
  }

  @Test
  void aPerson_getsWhatWaitsForThem_andEndsItWithoutSigningIn()
      throws MessagingException, IOException, InterruptedException {
    start("smtp", Map.of());
    SampleFleet.in(browser.console(), 12);
    SampleCampaigns campaigns = new SampleCampaigns(browser.console());
    UUID campaign = campaigns.trying("Ménage d’été", null);
    campaigns.submit(campaign);
    SampleAccounts.signIn(browser, "anne", Role.COORDINATOR);
    confirmAddress();
    int before = server.getReceivedMessages().length;
    dayPasses();

    assertThat(server.getReceivedMessages()).hasSize(before + 1);
    MimeMessage digest = last();
    assertThat(digest.getAllRecipients()[0]).hasToString("anne@example.org");
    assertThat(text(digest)).contains("Ménage d’été", CONSOLE + "/campagnes/" + campaign);
    assertThat(((Multipart) digest.getContent()).getBodyPart(1).getContentType())
        .startsWith("text/html");
    assertThat(digest.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    String ending = link(digest.getHeader("List-Unsubscribe")[0], "/courriel/fin");
    dayPasses();
    assertThat(server.getReceivedMessages()).as("nothing new to say").hasSize(before + 1);

    try (HttpClient program = HttpClient.newHttpClient()) {
      URI address = browser.address().resolve(ending);
      HttpRequest oneClick =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
              .build();
      assertThat(program.send(oneClick, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
    SampleAccounts.signIn(browser, "anne");
    assertThat(browser.page(OwnMailView.PATH).select("main").text())
        .doesNotContain("anne@example.org");
  }

  @Test
  void whoHasNothingWaiting_getsNothing() throws MessagingException, IOException {
    start("smtp", Map.of());
    SampleAccounts.signIn(browser, "rene", Role.REFERENT);
    confirmAddress();
    int before = server.getReceivedMessages().length;
    dayPasses();
    assertThat(server.getReceivedMessages()).hasSize(before);
  }

  @Test
  void whoAdministersEverything_isToldOnce_thatTheBackupIsMissing()
      throws MessagingException, IOException {
    start("smtp", Map.of("console.backup.keep", "2"));
    SampleAccounts.signIn(browser, "alix", Role.ADMINISTRATOR);
    confirmAddress();
    assertThat(browser.page("/etat").select("tr:contains(Sauvegardes)").text())
        .isEqualTo("Sauvegardes bon aucune pour l’instant");
    int before = server.getReceivedMessages().length;
    dayPasses();

    assertThat(server.getReceivedMessages()).hasSize(before + 1);
    assertThat(text(last()))
        .contains("La sauvegarde quotidienne de la console manque. La console n’en trouve aucune.")
        .contains(CONSOLE + "/etat");
    dayPasses();
    assertThat(server.getReceivedMessages()).as("nothing new to say").hasSize(before + 1);
    SampleAccounts.signIn(browser, "alix");
    assertThat(browser.page("/etat").select("main").text())
        .contains("aucune pour l’instant. Le journal technique");
  }

  @Test
  void theTest_showsWhatTheServerSaid() {
    start("smtp", Map.of());
    browser.signIn();
    HttpResponse<String> page =
        browser.submit(MailView.PATH + "/essai", Map.of("address", "dsi@example.org"));
    assertThat(page.body()).contains("250 ");
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(
            browser
                .submit(
                    MailView.PATH + "/essai", Map.of("address", "a@b.example\r\nBcc: c@d.example"))
                .statusCode())
        .isEqualTo(422);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aPasswordThatIsWrong_isToldInTheServersWords() throws IOException {
    Path password = Files.writeString(data.resolve("password"), "wrong\n");
    start(
        "smtp",
        Map.of("console.mail.user", "regain", "console.mail.password-file", password.toString()));
    server.setUser("regain@example.org", "regain", "right");
    browser.signIn();
    assertThat(
            browser.submit(MailView.PATH + "/essai", Map.of("address", "dsi@example.org")).body())
        .contains("535 ");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatSpeaksNoTls_orIsNotWhoItSays_getsNoMail() {
    start("smtp", Map.of("console.mail.tls", "STARTTLS"));
    browser.signIn();
    assertThat(
            browser.submit(MailView.PATH + "/essai", Map.of("address", "dsi@example.org")).body())
        .contains("STARTTLS is required");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aCertificateThatNobodyVouchesFor_isRefused() {
    start("smtps", Map.of("console.mail.tls", "TLS"));
    browser.signIn();
    assertThat(
            browser.submit(MailView.PATH + "/essai", Map.of("address", "dsi@example.org")).body())
        .contains("PKIX");
    assertThat(server.getReceivedMessages()).isEmpty();
  }
}
