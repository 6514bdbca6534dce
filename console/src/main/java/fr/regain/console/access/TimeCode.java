package fr.regain.console.access;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that follow the time: RFC 6238 (TOTP) over RFC 4226 (HOTP), with HMAC-SHA-1
 * and steps of 30 seconds, which is what every code generator speaks.
 */
final class TimeCode {
  static final int KEY_BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final int CODES = 1_000_000;

  /** One step before and after the present one: clocks differ, and people type (RFC 6238, 5.2). */
  private static final int SLACK = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final byte[] key;

  /**
   * The codes of a key.
   *
   * @param key secret shared with the generator, 20 bytes as RFC 4226 section 4 recommends
   */
  TimeCode(byte[] key) {
    this.key = key.clone();
  }

  /** The secret that is shared with the generator. */
  byte[] key() {
    return key.clone();
  }

  /**
   * Takes a key as {@link #text} writes it.
   *
   * @throws Problem {@link ProblemCode#REQUEST_INVALID} for anything else
   */
  static TimeCode parse(String text) {
    if (!text.matches("[A-Z2-7]{32}")) {
      throw new Problem(ProblemCode.REQUEST_INVALID, "A key has 32 characters of base32.");
    }
    ByteBuffer key = ByteBuffer.allocate(KEY_BYTES);
    for (int at = 0; at < text.length(); at += 8) {
      long five = 0;
      for (char character : text.substring(at, at + 8).toCharArray()) {
        five = (five << 5) | BASE32.indexOf(character);
      }
      key.put((byte) (five >> 32)).putInt((int) five);
    }
    return new TimeCode(key.array());
  }

  /**
   * The time step of a code, if it is one of this moment.
   *
   * @param typed what a person typed; spaces do not count
   * @param after step whose code, and those before it, were used already
   */
  OptionalLong step(String typed, Instant now, long after) {
    String code = typed.replaceAll("\\s", "");
    if (!code.matches("[0-9]{6}")) {
      return OptionalLong.empty();
    }
    int given = Integer.parseInt(code);
    long present = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = present - SLACK; step <= present + SLACK; step++) {
      if (step > after && code(step) == given) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The code of a step, as a number below a million. */
  int code(long step) {
    byte[] hash;
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has HmacSHA1", impossible);
    }
    int offset = hash[hash.length - 1] & 0x0F;
    return (ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF) % CODES;
  }

  /** The key in base32 (RFC 4648), as people type it into a generator. */
  String text() {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte next : key) {
      held = (held << 8) | (next & 0xFF);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((held >> bits) & 0x1F));
      }
    }
    return bits == 0
        ? text.toString()
        : text.append(BASE32.charAt((held << (5 - bits)) & 0x1F)).toString();
  }

  @Override
  public String toString() {
    return "TimeCode[***]";
  }
}
