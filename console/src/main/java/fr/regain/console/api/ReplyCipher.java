package fr.regain.console.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps answers so that nobody reads them but who asked: AES-256-GCM under a key that is made from
 * what the caller shows and the console does not keep. An answer may hold a secret that is shown
 * once.
 */
final class ReplyCipher {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  /** Under a key that is made from the caller's secret and the name of the call. */
  ReplyCipher(String secret, String name) {
    this.key =
        new SecretKeySpec(
            Digest.of(("reply\n" + secret + "\n" + name).getBytes(StandardCharsets.UTF_8)), "AES");
  }

  byte[] seal(Reply reply, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String type = reply.type() == null ? "" : reply.type();
    byte[] plain = (type + "\n" + reply.body()).getBytes(StandardCharsets.UTF_8);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
      ByteArrayOutputStream sealed = new ByteArrayOutputStream();
      sealed.writeBytes(nonce);
      sealed.writeBytes(cipher.doFinal(plain));
      return sealed.toByteArray();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has AES-GCM", impossible);
    }
  }

  Reply open(int status, byte[] sealed) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES));
      byte[] plain = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      String[] parts = new String(plain, StandardCharsets.UTF_8).split("\n", 2);
      return new Reply(status, parts[0].isEmpty() ? null : parts[0], parts[1]);
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("An answer that was kept does not open", damaged);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
