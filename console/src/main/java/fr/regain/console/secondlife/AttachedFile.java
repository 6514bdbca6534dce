package fr.regain.console.secondlife;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file as somebody sent it, once it has proved to be one that may be kept: a PDF, or a picture of
 * a paper. What it is, its first bytes say, and not its name.
 */
final class AttachedFile {
  private static final int LONGEST_NAME = 100;

  private final String name;
  private final String mediaType;
  private final byte[] content;

  /** One that is on record. */
  AttachedFile(String name, String mediaType, byte[] content) {
    this.name = name;
    this.mediaType = mediaType;
    this.content = content.clone();
  }

  /** Its name, safe in every file system and in every header. */
  String name() {
    return name;
  }

  /** What it is. */
  String mediaType() {
    return mediaType;
  }

  /** Its bytes. */
  byte[] content() {
    return content.clone();
  }

  /** The file; empty: it is empty, too large, or of no kind that is kept. */
  static Optional<AttachedFile> of(String sentName, byte[] content) {
    if (content.length == 0 || content.length > Paper.LARGEST_BYTES) {
      return Optional.empty();
    }
    return kind(content)
        .map(
            kind -> new AttachedFile(safe(sentName) + kind.extension(), kind.mediaType(), content));
  }

  private enum Kind {
    PDF("application/pdf", ".pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
    PNG("image/png", ".png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}),
    JPEG("image/jpeg", ".jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

    private final String mediaType;
    private final String extension;
    private final byte[] start;

    Kind(String mediaType, String extension, byte[] start) {
      this.mediaType = mediaType;
      this.extension = extension;
      this.start = start;
    }

    String mediaType() {
      return mediaType;
    }

    String extension() {
      return extension;
    }
  }

  private static Optional<Kind> kind(byte[] content) {
    return Arrays.stream(Kind.values())
        .filter(
            kind ->
                content.length > kind.start.length
                    && Arrays.equals(
                        content, 0, kind.start.length, kind.start, 0, kind.start.length))
        .findFirst();
  }

  private static String safe(String sent) {
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    String stem = last.contains(".") ? last.substring(0, last.lastIndexOf('.')) : last;
    String plain =
        Normalizer.normalize(stem, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9_-]+", "-")
            .replaceAll("^-+|-+$", "");
    String kept = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    return kept.isEmpty() ? "document" : kept;
  }
}
