package fr.regain.console.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts one message to one address, within bounds: {@link #WHOLE} for all of it, the first {@value
 * #MOST_HEADERS} headers of the answer and nothing of what follows them, no redirection, no cookie,
 * no proxy, no second try. Each message has its own connection, so that its address is checked.
 */
final class Sender {
  /** How long an attempt may take. */
  static final Duration WHOLE = Duration.ofSeconds(15);

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_LINE = 8_192;
  private static final int AT_ONCE = 32;

  private final Duration whole;
  private final CloseableHttpClient secure;
  private final CloseableHttpClient plain;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("webhook-alarm").factory());

  /**
   * A sender.
   *
   * @param trust decides whom to believe who they are
   * @param whole how long an attempt may take
   */
  Sender(NameResolver names, Destinations destinations, SSLContext trust, Duration whole) {
    this.whole = whole;
    this.secure = client(names, destinations::mayBeCalled, trust);
    // Without TLS, only where whoever runs the console has said that it may go.
    this.plain = client(names, destinations::isAllowed, trust);
  }

  private static CloseableHttpClient client(
      NameResolver names, Predicate<InetAddress> mayBeCalled, SSLContext trust) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedNames(names, mayBeCalled))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder()
                        .http1Config(
                            Http1Config.custom()
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_LINE)
                                .build())
                        .build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(Timeout.of(WHOLE))
                        .build())
                .setMaxConnTotal(AT_ONCE)
                .setMaxConnPerRoute(AT_ONCE)
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setRedirectsEnabled(false).build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent("Regain")
        .build();
  }

  /** Posts a JSON document. */
  Outcome post(URI address, Map<String, String> headers, String body) {
    HttpPost request = new HttpPost(address);
    headers.forEach(request::setHeader);
    request.setEntity(
        new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> end =
        alarm.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            whole.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      CloseableHttpClient client = "https".equals(address.getScheme()) ? secure : plain;
      int status = client.executeOpen(HttpHost.create(address), request, null).getCode();
      return Outcome.answered(status);
    } catch (IOException failed) {
      return Outcome.failed(late.get() ? Fault.TOO_SLOW : faultOf(failed));
    } finally {
      end.cancel(false);
      // Ends the connection, whatever else the receiver has to say.
      request.cancel();
    }
  }

  private static Fault faultOf(IOException failed) {
    return switch (failed) {
      case AddressRefused unused -> Fault.ADDRESS_REFUSED;
      case UnknownHostException unused -> Fault.NAME_UNKNOWN;
      case SSLException unused -> Fault.NO_TRUST;
      case InterruptedIOException unused -> Fault.TOO_SLOW;
      case SocketException unused -> Fault.NO_CONNECTION;
      default -> Fault.NO_ANSWER;
    };
  }

  void close() {
    alarm.shutdownNow();
    secure.close(CloseMode.IMMEDIATE);
    plain.close(CloseMode.IMMEDIATE);
  }
}
