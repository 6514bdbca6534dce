package fr.regain.console.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.SignInLinks;
import fr.regain.console.testing.TestClock;
import fr.regain.console.testing.TestingConsole;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole console that speaks TLS by given files. */
final class PagesCertificateTest {
  private static final Instant START = TestClock.START.minus(Duration.ofDays(30));
  // Java's own clock, and not the console's, judges the certificate in the client.
  private static final Instant END = TestClock.START.plus(Duration.ofDays(3_650));

  @TempDir Path directory;
  private Path certificateFile;
  private Path keyFile;
  private TestingPair first;
  private TestingPair second;
  private TestingConsole console;
  private EmbeddedServer pages;
  private PagesCertificate certificate;

  @BeforeEach
  void start() {
    certificateFile = directory.resolve("pages.crt");
    keyFile = directory.resolve("pages.key");
    first = TestingPair.make("first", START, END);
    second = TestingPair.make("second", START, END);
    first.writeCertificate(certificateFile);
    first.writeKey(keyFile);
    console = TestingConsole.start(directory.resolve("data"), settings());
    pages = console.bean(EmbeddedServer.class);
    if (!pages.isRunning()) {
      pages.start();
    }
    certificate = console.bean(PagesCertificate.class);
  }

  private Map<String, String> settings() {
    return Map.of(
        "console.http.tls.certificate-file",
        certificateFile.toString(),
        "console.http.tls.key-file",
        keyFile.toString());
  }

  @AfterEach
  void stop() {
    pages.stop();
    console.close();
  }

  /** The answer to a new connection that trusts this one certificate. */
  private HttpResponse<String> get(X509Certificate trusted, String path)
      throws IOException, GeneralSecurityException, InterruptedException {
    return send(trusted, HttpRequest.newBuilder(pages.getURI().resolve(path)).build());
  }

  private static HttpResponse<String> send(X509Certificate trusted, HttpRequest request)
      throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("trusted", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void thePages_speakTls_andHandOutASession() throws Exception {
    assertThat(pages.getURI().getScheme()).isEqualTo("https");
    HttpResponse<String> page = get(first.certificate(), "/entree");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();

    URI link = console.bean(SignInLinks.class).issue(pages.getURI());
    HttpResponse<String> opened =
        send(
            first.certificate(),
            HttpRequest.newBuilder(link)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(opened.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-s=")
        .contains("; Secure; HTTPOnly;");
  }

  @Test
  void aNewPair_servesTheNextConnection() throws Exception {
    second.writeCertificate(certificateFile);
    second.writeKey(keyFile);
    certificate.look();

    assertThat(get(second.certificate(), "/entree").statusCode()).isEqualTo(200);
    assertThat(certificate.state().name()).isEqualTo("CN=second");
    assertThat(certificate.state().refused()).isEmpty();
  }

  @Test
  void aPairThatIsBroken_isRefusedAndSaid_andTheOldOneStays() throws Exception {
    second.writeCertificate(certificateFile);
    assertRefused("do not belong together");

    Files.writeString(certificateFile, "rubbish");
    assertRefused("hold no certificate");

    Files.delete(certificateFile);
    assertRefused("cannot be read");

    first.writeCertificate(certificateFile);
    Files.writeString(keyFile, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n");
    assertRefused("private key");

    TestingPair old =
        TestingPair.make("old", START.minus(Duration.ofDays(90)), START.plus(Duration.ofDays(1)));
    old.writeCertificate(certificateFile);
    old.writeKey(keyFile);
    assertRefused("not valid now");

    first.writeKey(keyFile);
    first.writeCertificate(certificateFile);
    certificate.look();
    assertThat(certificate.state().refused()).as("mended").isEmpty();
  }

  private void assertRefused(String why) throws Exception {
    certificate.look();
    assertThat(certificate.state().refused()).contains(why);
    assertThat(certificate.state().name()).isEqualTo("CN=first");
    assertThat(get(first.certificate(), "/entree").statusCode()).isEqualTo(200);
  }

  @Test
  void filesThatAreWrongAtTheStart_stopIt() {
    second.writeKey(keyFile);

    assertThatThrownBy(
            () -> CertificatePair.of(CertificatePair.Written.read(certificateFile, keyFile)))
        .hasMessageContaining("do not belong together");
  }
}
