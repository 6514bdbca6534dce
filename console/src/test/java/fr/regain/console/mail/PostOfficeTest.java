package fr.regain.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.console.testing.TestingBrowser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server says of an address, and what the console takes from it. */
final class PostOfficeTest {
  @TempDir Path data;

  @ParameterizedTest
  @CsvSource({"550 5.1.1 no such user,true", "450 4.2.0 greylisted,false"})
  void anAddressIsRefused_whenTheServerSaysThatItStaysSo(String answer, boolean refused)
      throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server, answer));
      try (TestingBrowser browser =
          TestingBrowser.start(
              data,
              Map.of(
                  "console.mail.host",
                  "127.0.0.1",
                  "console.mail.port",
                  Integer.toString(server.getLocalPort()),
                  "console.mail.tls",
                  "NONE",
                  "console.mail.from",
                  "regain@example.org"))) {
        Posted posted =
            browser
                .console()
                .bean(PostOffice.class)
                .post(new Letter("anne@example.org", "subject", "text", null, null));

        assertThat(posted.taken()).isFalse();
        assertThat(posted.refused()).isEqualTo(refused);
        assertThat(posted.said()).contains(answer);
      }
    }
  }

  /** A mail server that has one answer to every recipient. */
  private static void serve(ServerSocket server, String answer) {
    try (Socket line = server.accept();
        BufferedReader said =
            new BufferedReader(
                new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII))) {
      say(line, "220 ready");
      for (String command = said.readLine(); command != null; command = said.readLine()) {
        say(line, command.startsWith("RCPT") ? answer : "250 ok");
      }
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
  }

  private static void say(Socket line, String answer) throws IOException {
    line.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
