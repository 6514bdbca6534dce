package fr.regain.console.web;

import static fr.regain.console.schema.Tables.AUDIT_RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.access.SignInLinks;
import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingBrowser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console behind a proxy: 127.0.0.1 is trusted, and 127.0.0.2 is not. */
final class ForwardedTest {
  @TempDir static Path data;
  private static TestingBrowser browser;

  @BeforeAll
  static void start() {
    browser =
        TestingBrowser.start(
            data,
            Map.of(
                "console.http.public-address",
                "https://127.0.0.1:443",
                "console.http.trusted-proxies",
                "127.0.0.1,203.0.113.0/24"));
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void forget() {
    browser.forgetCookies();
  }

  /** The address under which a sign-in by the link is in the journal, when one was possible. */
  private static String seen(String... headers) {
    browser.forgetCookies();
    String link = browser.console().bean(SignInLinks.class).issue(browser.address()).getPath();
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Sec-Fetch-Site";
    all[headers.length + 1] = "same-origin";
    HttpResponse<String> opened = browser.postAs(link, Map.of(), all);
    if (opened.statusCode() != 303) {
      return "refused with " + opened.statusCode();
    }
    return browser
        .console()
        .bean(Database.class)
        .read(
            dsl ->
                dsl.select(AUDIT_RECORD.ADDRESS)
                    .from(AUDIT_RECORD)
                    .orderBy(AUDIT_RECORD.NUMBER.desc())
                    .limit(1)
                    .fetchSingle(AUDIT_RECORD.ADDRESS));
  }

  @Test
  void aTrustedProxy_isBelieved() {
    assertThat(seen("X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https"))
        .isEqualTo("192.0.2.7");
    assertThat(seen("Forwarded", "for=\"[2001:db8::7]:4711\";proto=https;by=x"))
        .isEqualTo("2001:db8:0:0:0:0:0:7");
    assertThat(browser.cookies()).containsKey("__Host-s");
  }

  @Test
  void whatABrowserWroteBeforeTheProxies_isNot() {
    assertThat(
            seen(
                "X-Forwarded-For",
                "10.9.9.9, 192.0.2.7, 203.0.113.5",
                "X-Forwarded-Proto",
                "https"))
        .as("the last address that is no trusted proxy's")
        .isEqualTo("192.0.2.7");
    assertThat(
            seen(
                "X-Forwarded-For",
                "192.0.2.7",
                "X-Forwarded-Proto",
                "https",
                "Forwarded",
                "for=192.0.2.7;proto=https"))
        .as("both kinds of headers, which agree")
        .isEqualTo("192.0.2.7");
    assertThat(
            seen(
                "X-Forwarded-For",
                "192.0.2.7",
                "X-Forwarded-Proto",
                "https",
                "Forwarded",
                "for=10.9.9.9;proto=https"))
        .as("both kinds, which do not: neither the address nor the TLS is believed")
        .isEqualTo("refused with 403");
    assertThat(seen("X-Forwarded-For", "rubbish", "X-Forwarded-Proto", "https"))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void aProxyThatBrowsersReachWithoutTls_handsOutNoSession() {
    assertThat(seen("X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "http"))
        .isEqualTo("refused with 403");
    assertThat(seen("X-Forwarded-For", "192.0.2.7")).isEqualTo("refused with 403");
  }

  @Test
  void anybodyElse_isNotBelieved() throws IOException {
    String answer =
        raw(
            "127.0.0.2",
            "GET /accessibilite HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 192.0.2.7\r\n"
                + "X-Forwarded-Proto: https\r\nX-Request-Id: from-outside-1\r\n"
                + "Connection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("strict-transport-security")
        .doesNotContain("from-outside-1");
  }

  @Test
  void aProxyOnThisMachineThatNobodyListed_handsOutNoSession_andThePageNamesTheSetting()
      throws IOException {
    String page = "GET /entree HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    for (String header :
        new String[] {"X-Forwarded-For: 192.0.2.7", "x-forwarded-host: a.fr", "Forwarded: for=a"}) {
      assertThat(raw("127.0.0.2", page + header + "\r\n\r\n"))
          .as(header)
          .startsWith("HTTP/1.1 403")
          .contains("console.http.trusted-proxies");
    }
    assertThat(raw("127.0.0.2", page + "\r\n")).startsWith("HTTP/1.1 200");
  }

  /** Asks from another address of loopback than the proxy's. */
  private static String raw(String from, String request) throws IOException {
    try (Socket socket =
        new Socket("127.0.0.1", browser.address().getPort(), InetAddress.ofLiteral(from), 0)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      StringBuilder answer = new StringBuilder();
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        answer.append(line).append('\n');
      }
      return answer.toString();
    }
  }

  @Test
  void aForeignHost_isRefused_andToldTheRightAddress() throws IOException {
    String proxied =
        "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n";
    for (String host : new String[] {"elsewhere.example", "localhost", "127.0.0.1.evil.example"}) {
      assertThat(raw("127.0.0.1", "GET /entree HTTP/1.1\r\nHost: " + host + "\r\n" + proxied))
          .as(host)
          .startsWith("HTTP/1.1 421")
          .contains("127.0.0.1");
    }
    for (String host : new String[] {"127.0.0.1", "127.0.0.1:443"}) {
      assertThat(raw("127.0.0.1", "GET /entree HTTP/1.1\r\nHost: " + host + "\r\n" + proxied))
          .as(host)
          .startsWith("HTTP/1.1 200");
    }
    assertThat(raw("127.0.0.1", "GET /health HTTP/1.1\r\nHost: 10.0.0.9\r\n" + proxied))
        .as("programs that watch ask by address")
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void aForeignOrigin_isRefused_whateverElseTheBrowserStates() {
    String[] proxied = {"X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https"};
    assertThat(origin("https://127.0.0.1", proxied)).isNotEqualTo(403);
    assertThat(origin("https://elsewhere.example", proxied)).isEqualTo(403);
    assertThat(origin("http://127.0.0.1", proxied)).as("without TLS").isEqualTo(403);
  }

  private static int origin(String origin, String... proxied) {
    return browser
        .postAs(
            "/entree",
            Map.of("name", "x", "password", "y"),
            proxied[0],
            proxied[1],
            proxied[2],
            proxied[3],
            "Origin",
            origin,
            "Sec-Fetch-Site",
            "same-origin")
        .statusCode();
  }

  @Test
  void overTls_browsersAreToldToStayThere() {
    HttpResponse<String> page =
        browser.get("/entree", "X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https");

    assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
    assertThat(browser.get("/entree").headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void everyAnswer_hasAReference_theProxysWhenItIsSane() {
    String[] proxied = {"X-Forwarded-For", "192.0.2.7", "X-Request-Id"};
    assertThat(reference(proxied[0], proxied[1], proxied[2], "abc-123_4.5"))
        .isEqualTo("abc-123_4.5");
    for (String wrong : new String[] {"short", "x".repeat(65), "a b c d e f g", "<script>alert"}) {
      assertThat(reference(proxied[0], proxied[1], proxied[2], wrong)).matches("[0-9a-f]{16}");
    }
    assertThat(reference()).matches("[0-9a-f]{16}").isNotEqualTo(reference());
    HttpResponse<String> missing = browser.get("/nowhere");
    assertThat(missing.body())
        .contains("<code>" + missing.headers().firstValue("X-Request-Id").orElseThrow());
  }

  private static String reference(String... headers) {
    return browser.get("/entree", headers).headers().firstValue("X-Request-Id").orElseThrow();
  }
}
