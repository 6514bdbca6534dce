package fr.regain.console.certificate;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/**
 * A private key and the certificate that goes with it.
 *
 * @param key the key
 * @param chain the certificate, then each one's issuer
 */
record CertificatePair(PrivateKey key, List<X509Certificate> chain) {
  /** What both files hold, a character for each byte, to tell whether they changed. */
  record Written(String certificate, String key) {
    static Written read(Path certificate, Path key) {
      try {
        return new Written(
            Files.readString(certificate, StandardCharsets.ISO_8859_1),
            Files.readString(key, StandardCharsets.ISO_8859_1));
      } catch (IOException unreadable) {
        throw refused("cannot be read: " + unreadable.getMessage(), unreadable);
      }
    }
  }

  /**
   * Reads a pair.
   *
   * @throws Problem with {@link ProblemCode#CONFIGURATION_INVALID} when it is none
   */
  static CertificatePair of(Written files) {
    List<X509Certificate> chain = chain(files.certificate());
    PrivateKey key = key(files.key());
    if (!belongTogether(key, chain.getFirst())) {
      throw refused("do not belong together: the key is not that of the certificate", null);
    }
    for (int index = 1; index < chain.size(); index++) {
      try {
        chain.get(index - 1).verify(chain.get(index).getPublicKey());
      } catch (GeneralSecurityException unrelated) {
        throw refused(
            "hold certificates in the wrong order: number "
                + (index + 1)
                + " is not the issuer of the one before",
            unrelated);
      }
    }
    return new CertificatePair(key, chain);
  }

  private static List<X509Certificate> chain(String pem) {
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw refused("hold no certificate", null);
      }
      return chain;
    } catch (GeneralSecurityException malformed) {
      throw refused("hold no certificate in PEM", malformed);
    }
  }

  private static PrivateKey key(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
        if (found instanceof PrivateKeyInfo key) {
          return converter.getPrivateKey(key);
        }
        if (found instanceof PEMKeyPair pair) {
          return converter.getKeyPair(pair).getPrivate();
        }
      }
    } catch (IOException malformed) {
      throw refused("hold no private key that can be read", malformed);
    }
    throw refused("hold no private key without a password", null);
  }

  private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> throw refused("hold a key that is neither RSA nor of an elliptic curve", null);
        };
    byte[] sample = {1, 2, 3, 4};
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(sample);
      byte[] signed = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(sample);
      return verifying.verify(signed);
    } catch (GeneralSecurityException unrelated) {
      return false;
    }
  }

  /** Whether browsers would take it at that moment. */
  boolean isValidAt(Instant now) {
    X509Certificate certificate = chain.getFirst();
    return !now.isBefore(certificate.getNotBefore().toInstant()) && now.isBefore(end());
  }

  /** When it ends. */
  Instant end() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  static Problem refused(String why, @Nullable Exception cause) {
    return new Problem(
        ProblemCode.CONFIGURATION_INVALID,
        "The files of console.http.tls.certificate-file and console.http.tls.key-file " + why + ".",
        cause);
  }
}
