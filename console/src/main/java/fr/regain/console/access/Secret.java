package fr.regain.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * 32 random bytes as 43 characters of base64url. Only its {@link #hash} is ever stored, so looking
 * it up compares hashes, and the time that takes tells nothing of the secret.
 *
 * @param text what the bearer shows; may be anything when it came from outside
 */
public record Secret(String text) {
  private static final int BYTES = 32;

  /** A new one. */
  public static Secret random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** SHA-256 of the text in lower-case hexadecimal. */
  public String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
