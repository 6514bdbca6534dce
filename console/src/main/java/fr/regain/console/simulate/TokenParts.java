package fr.regain.console.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * An enrolment token taken apart, as agents do: {@code rgn1_} and, in base64url, a byte of version,
 * 32 bytes of SHA-256 over the authority's certificate, 20 bytes of secret, and {@code HOST:PORT}.
 */
record TokenParts(String fingerprint, String secret, String address) {
  private static final String PREFIX = "rgn1_";
  private static final int SECRET_AT = 33;
  private static final int ADDRESS_AT = 53;

  /**
   * Reads a token.
   *
   * @throws IllegalArgumentException when it is none
   */
  static TokenParts parse(String token) {
    if (!token.startsWith(PREFIX)) {
      throw new IllegalArgumentException("An enrolment token starts with " + PREFIX);
    }
    byte[] all = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
    if (all.length <= ADDRESS_AT) {
      throw new IllegalArgumentException("The enrolment token is cut off");
    }
    return new TokenParts(
        Base64.getEncoder().encodeToString(Arrays.copyOfRange(all, 1, SECRET_AT)),
        Base64.getEncoder().encodeToString(Arrays.copyOfRange(all, SECRET_AT, ADDRESS_AT)),
        new String(all, ADDRESS_AT, all.length - ADDRESS_AT, StandardCharsets.UTF_8));
  }

  byte[] secretBytes() {
    return Base64.getDecoder().decode(secret);
  }
}
