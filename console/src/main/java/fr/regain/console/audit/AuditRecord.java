package fr.regain.console.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of the journal.
 *
 * @param number 1, 2, 3 without a gap
 * @param at when, to the microsecond
 * @param actor who
 * @param action what, dotted and lower case: {@code account.create}
 * @param subject what it was done to: {@code account 12}
 * @param before lines {@code name: value}; empty where there was nothing
 * @param after lines {@code name: value}; empty where there is nothing any more
 * @param hash SHA-256 over the hash of the record before and all of the above, in hexadecimal
 */
public record AuditRecord(
    long number,
    Instant at,
    Actor actor,
    String action,
    String subject,
    String before,
    String after,
    String hash) {

  /** The hash that this record must bear after the one with that hash. */
  String expectedHash(String previous) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              previous,
              Long.toString(number),
              at.toString(),
              Long.toString(actor.accountId()),
              actor.name(),
              actor.address(),
              action,
              subject,
              before,
              after)) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // With its length in front, no two records are the same bytes.
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  AuditRecord withHash(String other) {
    return new AuditRecord(number, at, actor, action, subject, before, after, other);
  }
}
