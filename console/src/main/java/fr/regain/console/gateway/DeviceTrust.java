package fr.regain.console.gateway;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Admits to TLS exactly the certificates that the console's authority issued to devices.
 *
 * <p>One that has expired is admitted too, because a laptop that slept past its expiry must be able
 * to renew: {@link PeerInterceptor} lets it do nothing else. Validity is judged at the last moment
 * of the certificate's life then, so that everything but the expiry still counts.
 */
final class DeviceTrust extends X509ExtendedTrustManager {
  private final X509Certificate authority;
  private final Clock clock;

  DeviceTrust(X509Certificate authority, Clock clock) {
    this.authority = authority;
    this.clock = clock;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("No certificate");
    }
    X509Certificate device = chain[0];
    List<String> purposes = device.getExtendedKeyUsage();
    if (device.getBasicConstraints() >= 0
        || purposes == null
        || !purposes.contains(KeyPurposeId.id_kp_clientAuth.getId())) {
      throw new CertificateException("Not the certificate of a device");
    }
    Instant now = clock.instant();
    Instant end = device.getNotAfter().toInstant();
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
      // The console's own table of certificates tells which ones are revoked.
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now.isBefore(end) ? now : end));
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(List.of(device)),
              parameters);
    } catch (GeneralSecurityException refused) {
      throw new CertificateException("Not issued by this console", refused);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("The console calls no server here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {authority};
  }
}
