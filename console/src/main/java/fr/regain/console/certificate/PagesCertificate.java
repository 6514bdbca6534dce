package fr.regain.console.certificate;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.server.netty.ssl.ServerSslBuilder;
import io.micronaut.http.ssl.ServerSslConfiguration;
import io.micronaut.scheduling.annotation.Scheduled;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of the pages with the certificate of the settings. The files are looked at twice a minute. A
 * pair that changed and is sound serves the next connections; one that is not is refused, said, and
 * looked at again, and the one before stays.
 */
@Singleton
@Requires(property = "console.http.tls.certificate-file")
public final class PagesCertificate implements ServerSslBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(PagesCertificate.class);

  private final Path certificateFile;
  private final Path keyFile;
  private final Clock clock;
  private final ServerSslConfiguration listening = new ServerSslConfiguration();
  private final ChangingContext context;
  private CertificatePair.Written seen;
  private volatile CertificateState state;

  // Deprecated, and still the port that the server opens for TLS.
  @SuppressWarnings("deprecation")
  PagesCertificate(ConsoleConfig config, Clock clock) {
    this.certificateFile = Objects.requireNonNull(config.http().tls().certificateFile());
    this.keyFile = Objects.requireNonNull(config.http().tls().keyFile());
    this.clock = clock;
    this.seen = CertificatePair.Written.read(certificateFile, keyFile);
    CertificatePair pair = CertificatePair.of(seen);
    this.context = new ChangingContext(context(pair));
    this.state = stateOf(pair);
    if (!pair.isValidAt(clock.instant())) {
      LOG.warn("The certificate of the pages is not valid now; browsers will refuse it");
    }
    listening.setEnabled(true);
    // To Micronaut 0 is a port like others, and -1 any that is free.
    listening.setPort(config.http().port() == 0 ? -1 : config.http().port());
  }

  private static CertificateState stateOf(CertificatePair pair) {
    return new CertificateState(
        pair.chain().getFirst().getSubjectX500Principal().getName(), pair.end(), "");
  }

  private static SslContext context(CertificatePair pair) {
    try {
      return SslContextBuilder.forServer(pair.key(), pair.chain())
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .build();
    } catch (SSLException unusable) {
      throw CertificatePair.refused("cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /** How it is at this moment. */
  public CertificateState state() {
    return state;
  }

  @Scheduled(fixedDelay = "30s")
  synchronized void look() {
    try {
      CertificatePair.Written now = CertificatePair.Written.read(certificateFile, keyFile);
      if (now.equals(seen)) {
        state = new CertificateState(state.name(), state.end(), "");
        return;
      }
      CertificatePair pair = CertificatePair.of(now);
      if (!pair.isValidAt(clock.instant())) {
        throw CertificatePair.refused("hold a certificate that is not valid now", null);
      }
      context.become(context(pair));
      seen = now;
      state = stateOf(pair);
      LOG.info("The pages have a new certificate, valid until {}", pair.end());
    } catch (Problem refused) {
      if (!refused.publicText().equals(state.refused())) {
        LOG.warn("{} The certificate of before stays in use.", refused.publicText());
      }
      state = new CertificateState(state.name(), state.end(), refused.publicText());
    }
  }

  @Override
  public ServerSslConfiguration getSslConfiguration() {
    return listening;
  }

  @Override
  public Optional<SslContext> build() {
    return Optional.of(context);
  }
}
