package fr.regain.installer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Somebody who reads the pages of a console. */
final class Reader implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI console;
  private final String cookie;

  private Reader(URI console, String cookie) {
    this.console = console;
    this.cookie = cookie;
  }

  /** Signs in by the link that a new console writes into its directory. */
  static Reader signedIn(URI console, Path directory) throws IOException, InterruptedException {
    URI link = URI.create(Files.readString(directory.resolve("sign-in-link")).strip());
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(console.resolve(link.getPath()))
                  .header("Sec-Fetch-Site", "same-origin")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      String cookie =
          answer
              .headers()
              .firstValue("Set-Cookie")
              .orElseThrow(() -> new IOException("Signing in: " + answer.statusCode()));
      return new Reader(console, cookie.split(";", 2)[0]);
    }
  }

  /** A page that must be there. */
  byte[] page(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(console.resolve(path)).header("Cookie", cookie).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " was answered with " + answer.statusCode());
    }
    return answer.body();
  }

  /** How long a page takes that must be there. */
  double milliseconds(String path) throws IOException, InterruptedException {
    long start = System.nanoTime();
    page(path);
    return (System.nanoTime() - start) / 1e6;
  }

  @Override
  public void close() {
    client.close();
  }
}
