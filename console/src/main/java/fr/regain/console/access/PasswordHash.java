package fr.regain.console.access;

import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as they are stored: Argon2id (RFC 9106) with 19 MiB, two passes and one lane, a minimum
 * of the OWASP Password Storage Cheat Sheet. The parameters stand in the text, so that they may be
 * raised without losing the passwords of before.
 *
 * <p>A password is compared as Unicode normalised by NFKC (NIST SP 800-63B): the same keys on
 * another keyboard give the same password.
 */
@Singleton
final class PasswordHash {
  private static final int MEMORY_KIBIBYTES = 19 * 1_024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** At most 76 MiB at a time, however many people sign in at once. */
  private static final int AT_ONCE = 4;

  /** Beyond that nobody waits in vain: a turn takes some 50 ms. */
  static final int MOST_WAITING = 32;

  /** Those who came in with the same browser before have room where strangers have none left. */
  private static final int MOST_WAITING_KNOWN = 64;

  private static final Pattern SHAPE =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,3})"
              + "\\$([A-Za-z0-9+/]{1,86})\\$([A-Za-z0-9+/]{1,86})");

  private final SecureRandom random;
  private final Executor turns = turns();
  private final AtomicInteger waiting = new AtomicInteger();
  private final String nobodys;

  PasswordHash(SecureRandom random) {
    this.random = random;
    byte[] secret = new byte[HASH_BYTES];
    random.nextBytes(secret);
    this.nobodys = of(Base64.getEncoder().encodeToString(secret));
  }

  /**
   * Threads of the operating system, in whose turns the others get theirs: on virtual threads, as
   * requests have them, hashes keep every processor from whoever waits for the database.
   */
  private static Executor turns() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("password-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** What is stored of a password. */
  String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = hash(password, salt, MEMORY_KIBIBYTES, PASSES, LANES, HASH_BYTES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIBIBYTES,
            PASSES,
            LANES,
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  /**
   * Whether the password is the stored one. It takes as long where nothing is stored, so that the
   * time tells nobody which accounts exist.
   *
   * @param stored what {@link #of} gave; null: no password is right
   * @param known whether the person came in with the same browser before
   * @throws Problem with {@link ProblemCode#TOO_MANY_REQUESTS} when too many wait already
   */
  boolean matches(String password, @Nullable String stored, boolean known) {
    int before = waiting.getAndIncrement();
    try {
      if (before >= (known ? MOST_WAITING_KNOWN : MOST_WAITING)) {
        throw new Problem(ProblemCode.TOO_MANY_REQUESTS, "Too many passwords wait to be checked.");
      }
      return matches(password, stored);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private boolean matches(String password, @Nullable String stored) {
    Matcher parts = SHAPE.matcher(stored == null ? nobodys : stored);
    if (!parts.matches()) {
      throw new Problem(ProblemCode.INTERNAL, "A stored password is not in the known form.");
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] given =
        hash(
            password,
            Base64.getDecoder().decode(parts.group(4)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(given, expected) && stored != null;
  }

  private byte[] hash(String password, byte[] salt, int memory, int passes, int lanes, int bytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[bytes];
    byte[] normal =
        Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    CompletableFuture.runAsync(() -> generator.generateBytes(normal, hash), turns).join();
    return hash;
  }
}
