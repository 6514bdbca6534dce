package fr.regain.agent.connection;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one certificate authority whose servers are the console.
 *
 * @param fingerprint SHA-256 of its certificate's DER form, 32 bytes
 * @param certificate once the device has it; before enrolment the console must show it in its chain
 */
public record Authority(ByteString fingerprint, Optional<X509Certificate> certificate) {

  /** The authority that a certificate is of. */
  public static Authority of(X509Certificate certificate) {
    return new Authority(fingerprintOf(certificate), Optional.of(certificate));
  }

  /** The authority of a token, of which only the fingerprint is known. */
  public static Authority of(ByteString fingerprint) {
    return new Authority(fingerprint, Optional.empty());
  }

  /** Whether a certificate is that authority's own. */
  public boolean is(X509Certificate candidate) {
    return fingerprintOf(candidate).equals(fingerprint);
  }

  /**
   * This authority's certificate, if a chain ends there: shown in it, or known and the issuer of
   * its last one.
   */
  Optional<X509Certificate> endOf(X509Certificate[] chain) {
    return Arrays.stream(chain)
        .filter(this::is)
        .findFirst()
        .or(() -> certificate.filter(known -> signed(known, chain[chain.length - 1])));
  }

  private static boolean signed(X509Certificate issuer, X509Certificate subject) {
    try {
      subject.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException foreign) {
      return false;
    }
  }

  private static ByteString fingerprintOf(X509Certificate certificate) {
    try {
      return ByteString.copyFrom(
          MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
