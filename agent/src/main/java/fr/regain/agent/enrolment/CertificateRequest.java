package fr.regain.agent.enrolment;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/**
 * PKCS#10 (RFC 2986). The subject says nothing: the console decides on the name in the certificate.
 *
 * <p>Always of one form, so that its few fields are put together here: a library for it is half of
 * all classes that the agent would bring along, and each start reads the names of all of them.
 */
final class CertificateRequest {
  private static final int BIT_STRING = 0x03;
  private static final int SEQUENCE = 0x30;
  private static final int ATTRIBUTES = 0xA0;
  private static final int SHORT = 0x7F;
  private static final int ONE_LENGTH_BYTE = 0x81;
  private static final byte[] VERSION = {0x02, 0x01, 0x00};
  private static final byte[] SUBJECT = new X500Principal("CN=regain").getEncoded();

  /** The object identifier 1.2.840.10045.4.3.2 (RFC 5758). */
  private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");

  private CertificateRequest() {}

  /** The request for a P-256 key, in DER, signed by that key. */
  static ByteString of(KeyPair key) {
    byte[] request =
        element(SEQUENCE, VERSION, SUBJECT, key.getPublic().getEncoded(), element(ATTRIBUTES));
    byte[] noUnusedBits = {0};
    return ByteString.copyFrom(
        element(
            SEQUENCE,
            request,
            element(SEQUENCE, ECDSA_WITH_SHA256),
            element(BIT_STRING, noUnusedBits, signature(key, request))));
  }

  private static byte[] signature(KeyPair key, byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key.getPrivate());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("P-256 keys can sign in every runtime", impossible);
    }
  }

  /** One element of DER: its tag, its length, its parts. None here is longer than 255 bytes. */
  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.size() > SHORT) {
      element.write(ONE_LENGTH_BYTE);
    }
    element.write(content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }
}
