package fr.regain.console.gateway;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/**
 * A device's request for a certificate: a public key, and the proof that the device holds the
 * private one. Nothing else in it is heeded: the console decides on the subject.
 *
 * @param key EC P-256
 */
public record SigningRequest(PublicKey key) {
  private static final int LARGEST = 4 * 1_024;

  /**
   * Reads and verifies a PKCS#10 request.
   *
   * @param der at most 4 KiB
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} when it is malformed, its signature is not
   *     that of its key, or the key is not on P-256
   */
  public static SigningRequest parse(byte[] der) {
    if (der.length == 0 || der.length > LARGEST) {
      throw invalid("it must have 1 to " + LARGEST + " bytes", null);
    }
    try {
      JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
      SubjectPublicKeyInfo subject = request.getSubjectPublicKeyInfo();
      if (!X9ObjectIdentifiers.id_ecPublicKey.equals(subject.getAlgorithm().getAlgorithm())
          || !SECObjectIdentifiers.secp256r1.equals(subject.getAlgorithm().getParameters())) {
        throw invalid("its key must be on the curve P-256", null);
      }
      PublicKey key = request.getPublicKey();
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw invalid("its signature is not that of its key", null);
      }
      return new SigningRequest(key);
    } catch (Problem refused) {
      throw refused;
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        // Malformed DER comes out of the parser as almost any of these.
        | RuntimeException malformed) {
      throw invalid("it cannot be read", malformed);
    }
  }

  private static Problem invalid(String why, @Nullable Exception cause) {
    return new Problem(
        ProblemCode.REQUEST_INVALID,
        "The certificate signing request was not accepted: " + why + ".",
        cause);
  }
}
