package fr.regain.console.testing;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser's half of HTTP, before the pages of a whole console on a free port of loopback. */
public final class TestingBrowser implements AutoCloseable {
  private final Path data;
  private final TestingConsole console;
  private final EmbeddedServer pages;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new HashMap<>();

  private TestingBrowser(Path data, TestingConsole console) {
    this.data = data;
    this.console = console;
    this.pages = console.bean(EmbeddedServer.class);
    if (!pages.isRunning()) {
      pages.start();
    }
  }

  /** Starts a console on that data directory, and its pages. */
  public static TestingBrowser start(Path data) {
    return new TestingBrowser(data, TestingConsole.start(data));
  }

  /** Starts a console with more settings, and its pages. */
  public static TestingBrowser start(Path data, Map<String, String> settings) {
    return new TestingBrowser(data, TestingConsole.start(data, settings));
  }

  /** The console behind the pages. */
  public TestingConsole console() {
    return console;
  }

  /** Address of the pages. */
  public URI address() {
    return pages.getURI();
  }

  /** The path of the link that the console has written for its first person. */
  public String signInPath() {
    try {
      return URI.create(Files.readString(data.resolve("sign-in-link")).strip()).getPath();
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }

  /** Uses the link up, as its button does. */
  public TestingBrowser signIn() {
    HttpResponse<String> response = post(signInPath(), Map.of());
    if (response.statusCode() != 303) {
      throw new IllegalStateException("Signing in was answered with " + response.statusCode());
    }
    return this;
  }

  /** Forgets everything that the console asked to remember. */
  public void forgetCookies() {
    cookies.clear();
  }

  /** Remembers something that the console never asked to remember. */
  public void setCookie(String name, String value) {
    cookies.put(name, value);
  }

  /** What the console asked to remember. */
  public Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /** Asks for a page, with headers in pairs. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  /** As {@link #get}, with the bytes as they came. */
  public HttpResponse<byte[]> getBytes(String path, String... headers) {
    return send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** A page that must be there. */
  public Document page(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          path + " was answered with " + response.statusCode() + "\n" + response.body());
    }
    return Jsoup.parse(response.body(), address().resolve(path).toString());
  }

  /** Sends a form as a page of this console would, with the session's form token. */
  public HttpResponse<String> submit(String path, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("formToken", formToken());
    return post(path, all);
  }

  /** Sends a form as a page of this console would, but for the form token. */
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    return postAs(path, fields, "Sec-Fetch-Site", "same-origin");
  }

  /** Sends a form with these headers, in pairs, and no others. */
  public HttpResponse<String> postAs(String path, Map<String, String> fields, String... headers) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Sends a form with a file to an address that a page showed, token and all.
   *
   * @param fields the other fields of the form
   * @param field name of the field with the file
   */
  public HttpResponse<String> upload(
      String address, Map<String, String> fields, String field, String name, byte[] content) {
    String boundary = "a-boundary-that-no-file-holds";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (key, value) ->
            body.writeBytes(part(boundary, "name=\"" + key + "\"\r\n\r\n" + value + "\r\n")));
    body.writeBytes(
        part(
            boundary,
            "name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(field, name)));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        request(address, "Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] part(String boundary, String content) {
    return ("--" + boundary + "\r\nContent-Disposition: form-data; " + content)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The token of the session's forms, as a page shows it. */
  public String formToken() {
    return page("/sites").select("input[name=formToken]").attr("value");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return headers.length == 0 ? request : request.headers(headers);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      HttpResponse<T> response = client.send(request, handler);
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return response;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void keep(String header) {
    String[] pair = header.split(";", 2)[0].split("=", 2);
    if (header.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  @Override
  public void close() {
    pages.stop();
    console.close();
    client.close();
  }
}
