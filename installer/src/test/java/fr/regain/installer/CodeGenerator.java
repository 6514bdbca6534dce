package fr.regain.installer;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person's application of codes (RFC 6238: HMAC-SHA-1, 30 seconds, six digits). */
final class CodeGenerator {
  private static final int STEP_SECONDS = 30;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int RADIX = 32;
  private static final int KEY_BYTES = 20;

  private final byte[] key;

  /**
   * Takes over a key.
   *
   * @param shown as a page shows it, in groups
   */
  CodeGenerator(String shown) {
    String digits =
        shown
            .chars()
            .filter(character -> BASE32.indexOf(character) >= 0)
            .mapToObj(character -> Integer.toString(BASE32.indexOf(character), RADIX))
            .collect(Collectors.joining());
    byte[] number = new BigInteger(digits, RADIX).toByteArray();
    key = new byte[KEY_BYTES];
    int length = Math.min(number.length, KEY_BYTES);
    System.arraycopy(number, number.length - length, key, KEY_BYTES - length, length);
  }

  /** The code of a moment. */
  String code(Instant moment) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    long step = moment.getEpochSecond() / STEP_SECONDS;
    byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(Arrays.copyOfRange(hash, offset, offset + Integer.BYTES)).getInt();
    return "%06d".formatted((number & Integer.MAX_VALUE) % 1_000_000);
  }

  /** The moment whose code comes after that of another one. */
  static Instant next(Instant moment) {
    return moment.plusSeconds(STEP_SECONDS);
  }
}
