package fr.regain.installer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** The live page of a campaign in a browser, as far as a console can tell. */
final class OpenPage implements AutoCloseable {
  private static final int LOOKS = 50;

  private final URI console;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final AtomicInteger updates = new AtomicInteger();

  private OpenPage(URI console) {
    this.console = console;
  }

  /** Signs in by the link of a console. */
  static OpenPage at(URI console, Path dataDirectory) throws IOException, InterruptedException {
    OpenPage page = new OpenPage(console);
    URI link = URI.create(Files.readString(dataDirectory.resolve("sign-in-link")).strip());
    HttpResponse<Void> entered =
        page.client.send(
            page.request(link.getPath())
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding());
    if (entered.statusCode() != 303) {
      throw new IllegalStateException("Signing in was answered with " + entered.statusCode());
    }
    return page;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(console.resolve(path));
  }

  /** Follows a page's events until it is closed. */
  void follow(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> events =
        client.send(
            request(path + "/flux").header("Accept", "text/event-stream").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    Thread.ofVirtual().start(() -> count(events.body()));
  }

  private void count(InputStream events) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          updates.incrementAndGet();
        }
      }
    } catch (IOException closed) {
      System.out.println("  the page was left: " + closed.getMessage());
    }
  }

  /** How often the page was written anew. */
  int updates() {
    return updates.get();
  }

  /** Median time of one look at a page, milliseconds. */
  double look(String path) throws IOException, InterruptedException {
    long[] nanos = new long[LOOKS];
    for (int look = 0; look < LOOKS; look++) {
      long start = System.nanoTime();
      HttpResponse<Void> answer =
          client.send(request(path).build(), HttpResponse.BodyHandlers.discarding());
      nanos[look] = System.nanoTime() - start;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " was answered with " + answer.statusCode());
      }
    }
    Arrays.sort(nanos);
    return nanos[LOOKS / 2] / 1e6;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
