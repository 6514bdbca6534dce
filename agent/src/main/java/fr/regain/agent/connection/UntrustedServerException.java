package fr.regain.agent.connection;

import java.security.cert.CertificateException;

/** What answered showed a certificate chain that does not end at the console's authority. */
final class UntrustedServerException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final String issuer;

  /**
   * @param issuer of the last certificate that was shown, as it names itself
   */
  UntrustedServerException(String issuer) {
    super("the chain ends at " + issuer);
    this.issuer = issuer;
  }

  String issuer() {
    return issuer;
  }
}
