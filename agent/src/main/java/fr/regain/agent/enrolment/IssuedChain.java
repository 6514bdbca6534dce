package fr.regain.agent.enrolment;

import com.google.protobuf.ByteString;
import fr.regain.agent.connection.Authority;
import fr.regain.agent.connection.Credentials;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Believes an issued certificate only if it is for the key that was asked for and of the pinned
 * authority.
 */
final class IssuedChain {
  private static final int MAXIMUM_CERTIFICATES = 4;

  private IssuedChain() {}

  /**
   * @param chain DER, the device's own first, the authority's last
   * @throws AgentProblem "identity.bad-chain"
   */
  static Credentials verify(List<ByteString> chain, KeyPair key, Authority authority) {
    try {
      List<X509Certificate> certificates = parse(chain);
      for (int index = 0; index + 1 < certificates.size(); index++) {
        certificates.get(index).verify(certificates.get(index + 1).getPublicKey());
      }
      if (certificates.size() < 2
          || !certificates.getFirst().getPublicKey().equals(key.getPublic())
          || !authority.is(certificates.getLast())) {
        throw new GeneralSecurityException("another key or another authority");
      }
      return new Credentials(key.getPrivate(), certificates);
    } catch (GeneralSecurityException failure) {
      throw new AgentProblem(
          "identity.bad-chain",
          ExitCode.UNTRUSTED,
          new Text(
              "La console a répondu par un certificat inutilisable (%s). L'identité du poste n'a pas changé ; signalez-le à l'administrateur de la console."
                  .formatted(failure.getMessage()),
              "The console answered with a certificate that cannot be used (%s). The identity of the device is unchanged; tell the administrator of the console."
                  .formatted(failure.getMessage())),
          failure);
    }
  }

  private static List<X509Certificate> parse(List<ByteString> chain)
      throws GeneralSecurityException {
    if (chain.size() > MAXIMUM_CERTIFICATES) {
      throw new GeneralSecurityException(chain.size() + " certificates");
    }
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (ByteString der : chain) {
      certificates.add(
          (X509Certificate)
              factory.generateCertificate(new ByteArrayInputStream(der.toByteArray())));
    }
    return List.copyOf(certificates);
  }
}
