package fr.regain.console.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program's half of HTTP, before the API of a console. */
public final class TestingProgram implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final URI address;
  private final String key;
  private final HttpClient client = HttpClient.newHttpClient();

  /** A program that shows this key; empty: none. */
  public TestingProgram(URI address, String key) {
    this.address = address;
    this.key = key;
  }

  /** Makes a call with a JSON body, or none, and more headers in pairs. */
  public HttpResponse<String> call(
      String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      if (!List.of(headers).contains("Content-Type")) {
        request.header("Content-Type", "application/json");
      }
      request.method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    return send(request.build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Reads. */
  public HttpResponse<String> get(String path, String... headers) {
    return call("GET", path, null, headers);
  }

  /** Reads what must be there. */
  public JsonNode read(String path) {
    return json(get(path), 200);
  }

  /** Sends what must be accepted. */
  public JsonNode post(String path, String body) {
    return json(call("POST", path, body), 201, 200);
  }

  /** The body of an answer of one of these statuses. */
  public static JsonNode json(HttpResponse<String> response, int... statuses) {
    for (int status : statuses) {
      if (response.statusCode() == status) {
        return json(response);
      }
    }
    throw new IllegalStateException(
        response.request().method()
            + " "
            + response.uri()
            + " was answered with "
            + response.statusCode()
            + " "
            + response.body());
  }

  /** The body of an answer. */
  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
