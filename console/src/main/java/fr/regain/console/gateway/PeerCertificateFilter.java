package fr.regain.console.gateway;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.UUID;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Reads the client certificate once for each connection, and leaves it to the calls on it. */
final class PeerCertificateFilter extends ServerTransportFilter {
  static final Attributes.Key<PeerCertificate> KEY = Attributes.Key.create("peer certificate");

  /** What a verified client certificate says. */
  record PeerCertificate(UUID deviceId, String serial, Instant expiresAt) {}

  @Override
  public Attributes transportReady(Attributes transport) {
    SSLSession session = transport.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return transport;
    }
    X509Certificate certificate;
    try {
      certificate = (X509Certificate) session.getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException noCertificate) {
      return transport;
    }
    String subject = certificate.getSubjectX500Principal().getName();
    return transport.toBuilder()
        .set(
            KEY,
            new PeerCertificate(
                UUID.fromString(subject.substring("CN=".length())),
                IssuedCertificate.serial(certificate),
                certificate.getNotAfter().toInstant()))
        .build();
  }
}
