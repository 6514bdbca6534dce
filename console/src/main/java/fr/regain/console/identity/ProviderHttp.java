package fr.regain.console.identity;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import fr.regain.console.platform.ConsoleConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks HTTP with the provider, within bounds: a whole answer within the time of the settings,
 * {@value #LARGEST} bytes of it, {@value #AT_ONCE} questions at a time, and no redirection.
 */
@Singleton
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever {
  static final int LARGEST = 524_288;
  private static final int AT_ONCE = 32;

  private final Duration timeout;
  private final HttpClient client;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  ProviderHttp(ConsoleConfig config) {
    this.timeout = config.identity().timeout();
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.getDefault())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** The text of a document, when it is there. */
  String get(URI address) throws IOException {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(address).header("Accept", "application/json").GET().build());
    if (answer.statusCode() != 200) {
      throw new IOException(address + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  @Override
  public Resource retrieveResource(URL address) throws IOException {
    return new Resource(get(URI.create(address.toString())), "application/json");
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI());
    asked
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    String body = asked.getBody();
    request.method(
        asked.getMethod().name(),
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    HttpResponse<String> answer = send(request.build());
    HTTPResponse parsed = new HTTPResponse(answer.statusCode());
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> parsed.setHeader("Content-Type", type));
    try {
      parsed.ensureEntityContentType();
    } catch (ParseException none) {
      throw new IOException(asked.getURI() + " answers without a content type", none);
    }
    parsed.setBody(answer.body());
    return parsed;
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    if (!turns.tryAcquire()) {
      throw new IOException("Too many questions wait for the identity provider");
    }
    // The client's own timeout ends with the headers; a body may drip for ever.
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new IOException(request.uri() + " does not answer within " + timeout, late);
    } catch (ExecutionException failed) {
      throw new IOException(request.uri() + ": " + failed.getCause(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", interrupted);
    } finally {
      answer.cancel(true);
      turns.release();
    }
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }
}
