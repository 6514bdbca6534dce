package fr.regain.console.enrolment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The form in which a token is handed to agents: {@code rgn1_} and, in base64url without padding,
 * one byte of version (1), 32 bytes of SHA-256 over the authority's certificate in DER, 20 bytes of
 * secret, and the console's {@code HOST:PORT} in UTF-8. It tells an agent where to go and whom to
 * trust there.
 */
final class TokenText {
  static final int SECRET_BYTES = 20;

  private static final String PREFIX = "rgn1_";
  private static final byte VERSION = 1;

  private TokenText() {}

  static String of(byte[] authorityFingerprint, byte[] secret, String address) {
    byte[] addressBytes = address.getBytes(StandardCharsets.UTF_8);
    byte[] all =
        ByteBuffer.allocate(1 + authorityFingerprint.length + secret.length + addressBytes.length)
            .put(VERSION)
            .put(authorityFingerprint)
            .put(secret)
            .put(addressBytes)
            .array();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /**
   * What is on record of a secret: its SHA-256, lower-case hexadecimal. A token is looked up by it,
   * so the time that takes tells nothing about any secret.
   */
  static String secretHash(byte[] secret) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
