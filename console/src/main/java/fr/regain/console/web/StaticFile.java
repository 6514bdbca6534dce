package fr.regain.console.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file as it is served: under a name that holds a digest of its content, compressed once. */
final class StaticFile {
  private static final int DIGEST_CHARACTERS = 10;

  private final String name;
  private final String type;
  private final byte[] content;
  private final byte[] gzip;

  private StaticFile(String name, String type, byte[] content, byte[] gzip) {
    this.name = name;
    this.type = type;
    this.content = content;
    this.gzip = gzip;
  }

  /** Joins resources of the class path, each from its absolute name. */
  static StaticFile load(String name, String extension, String type, String... resources) {
    try {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (String resource : resources) {
        try (InputStream stream = StaticFile.class.getResourceAsStream(resource)) {
          if (stream == null) {
            throw new IOException(resource + " is missing from the console's own files");
          }
          stream.transferTo(joined);
        }
      }
      return of(name, extension, type, joined.toByteArray());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A file of that content. */
  static StaticFile of(String name, String extension, String type, byte[] content) {
    String digest = Pages.digest(content).substring(0, DIGEST_CHARACTERS);
    return new StaticFile(
        name + "." + digest + "." + extension, type, content, compressed(content));
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new BestCompression(bytes)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static final class BestCompression extends GZIPOutputStream {
    BestCompression(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  /** Last part of its address. */
  String name() {
    return name;
  }

  /** Media type. */
  String type() {
    return type;
  }

  /** What a browser compares it with before it uses it. */
  String integrity() {
    return "sha256-" + Base64.getEncoder().encodeToString(Pages.sha256(content));
  }

  /** How many bytes go over the wire, once. */
  int weight() {
    return gzip.length;
  }

  /** Its bytes, compressed or as they are. */
  byte[] bytes(boolean compressed) {
    return (compressed ? gzip : content).clone();
  }
}
