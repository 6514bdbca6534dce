package fr.regain.console.secondlife;

import java.time.Instant;

/**
 * A file attached to a lot, without its content.
 *
 * @param id its number
 * @param kind what it is
 * @param name its name, of letters, digits, dots, hyphens and underscores
 * @param mediaType what its content is, by its first bytes
 * @param bytes its size
 * @param sha256 of its content, in hexadecimal
 * @param addedAt when
 * @param addedBy by whom
 */
public record Paper(
    long id,
    PaperKind kind,
    String name,
    String mediaType,
    long bytes,
    String sha256,
    Instant addedAt,
    String addedBy) {
  /** Most bytes of a file. */
  public static final int LARGEST_BYTES = 5 * 1024 * 1024;
}
