package fr.regain.console.gateway;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A certificate that was just issued to a device.
 *
 * @param serial its serial number in lower-case hexadecimal
 * @param keyHash see {@link #keyHash}
 * @param expiresAt the end of its life
 * @param chain DER, the device's own first, the authority last
 */
public record IssuedCertificate(
    String serial, String keyHash, Instant expiresAt, List<byte[]> chain) {

  static IssuedCertificate of(X509Certificate issued, X509Certificate authority) {
    try {
      return new IssuedCertificate(
          serial(issued),
          keyHash(issued.getPublicKey()),
          issued.getNotAfter().toInstant(),
          List.of(issued.getEncoded(), authority.getEncoded()));
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("A certificate just made has no encoding", impossible);
    }
  }

  static String serial(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16);
  }

  /** SHA-256 of a public key's SubjectPublicKeyInfo, lower-case hexadecimal. */
  public static String keyHash(PublicKey key) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
