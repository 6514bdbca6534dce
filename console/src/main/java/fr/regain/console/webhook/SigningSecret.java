package fr.regain.console.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook and its receiver share, so that the receiver can tell that a message comes from
 * here and when it was sent: HMAC-SHA256 as Standard Webhooks 1.0.0 has it.
 */
public final class SigningSecret {
  // The specification wants 24 to 64.
  private static final int BYTES = 32;
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;

  SigningSecret(byte[] key) {
    this.key = key.clone();
  }

  static SigningSecret random(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new SigningSecret(key);
  }

  byte[] key() {
    return key.clone();
  }

  /** As receivers type it into their settings. */
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /** The header {@code webhook-signature} of a message. */
  String signature(String message, Instant sentAt, String body) {
    String signed = message + "." + sentAt.getEpochSecond() + "." + body;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return VERSION
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
    }
  }

  @Override
  public String toString() {
    return "SigningSecret[***]";
  }
}
