package fr.regain.console.simulate;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts the one authority that the token names, whatever the clock says. */
final class PinnedAuthority extends X509ExtendedTrustManager {
  private final String fingerprint;

  /**
   * @param fingerprint SHA-256 of the authority's certificate in DER, base64
   */
  PinnedAuthority(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      X509Certificate authority = chain[chain.length - 1];
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(authority.getEncoded());
      if (!Base64.getEncoder().encodeToString(digest).equals(fingerprint)) {
        throw new CertificateException("The console is not the one that the token names");
      }
      chain[0].verify(authority.getPublicKey());
    } catch (CertificateException foreign) {
      throw foreign;
    } catch (GeneralSecurityException foreign) {
      throw new CertificateException(foreign);
    }
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
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("A device has no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
