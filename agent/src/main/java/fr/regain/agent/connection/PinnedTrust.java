package fr.regain.agent.connection;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server whose chain ends at the pinned authority, for the name that was asked for, and
 * nothing else: the system's own authorities do not count. The platform's PKIX does the checking.
 *
 * <p>Dates are checked at a moment inside the server certificate's life, because the wall clock of
 * a device may be years off and a device must be able to hear so. What is given up is the server
 * certificate's expiry; the pinned authority and the name still hold.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
  /** The kind of a subject's alternative name (RFC 5280), as the platform numbers it. */
  private static final int DNS_NAME = 2;

  private final Authority authority;

  PinnedTrust(Authority authority) {
    this.authority = authority;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket)
      throws CertificateException {
    if (!(socket instanceof SSLSocket secured)) {
      throw new CertificateException("not a TLS socket");
    }
    if (!bears(chain[0], secured.getHandshakeSession().getPeerHost())) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
    }
    trustFor(chain).checkServerTrusted(chain, method, socket);
  }

  /**
   * Whether the certificate is for exactly the name that was asked for. Any other form of it is for
   * the platform to judge, which for that reads the tables of all alphabets.
   */
  private static boolean bears(X509Certificate certificate, String host)
      throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names != null && names.contains(List.of(DNS_NAME, host));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("the agent's connections are sockets");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String method)
      throws CertificateException {
    throw new CertificateException("the name of the server cannot be checked without a socket");
  }

  private X509ExtendedTrustManager trustFor(X509Certificate[] chain) throws CertificateException {
    X509Certificate anchor =
        authority
            .endOf(chain)
            .orElseThrow(
                () ->
                    new UntrustedServerException(
                        chain[chain.length - 1].getIssuerX500Principal().getName()));
    try {
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)), new X509CertSelector());
      parameters.setRevocationEnabled(false);
      parameters.setDate(insideLife(chain[0]));
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException failure) {
      throw new CertificateException(failure);
    }
  }

  private static Date insideLife(X509Certificate certificate) {
    Instant from = certificate.getNotBefore().toInstant();
    Duration life = Duration.between(from, certificate.getNotAfter().toInstant());
    return Date.from(from.plus(life.dividedBy(2)));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String method, Socket socket)
      throws CertificateException {
    throw serversOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String method, SSLEngine engine)
      throws CertificateException {
    throw serversOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String method)
      throws CertificateException {
    throw serversOnly();
  }

  private static CertificateException serversOnly() {
    return new CertificateException("the agent is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
