package fr.regain.console.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 of texts and bytes. */
final class Digest {
  private Digest() {}

  /** 43 characters of base64url. */
  static String of(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(of(text.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] of(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
