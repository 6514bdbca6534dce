package fr.regain.console.presentation;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Draws a logo anew from a file that somebody sent. What is served are the console's own bytes, so
 * that nothing of the file gets through but its look. Drawings (SVG) are refused: they are
 * programs.
 */
final class Logo {
  /** Most bytes of a file. */
  static final int MOST_BYTES = 300_000;

  private static final Set<String> FORMATS = Set.of("png", "jpeg", "jpg");
  private static final int MOST_PIXELS_A_SIDE = 3_000;
  // Twice what pages show, for sharp screens.
  private static final int HEIGHT = 64;
  private static final int MOST_WIDTH = 384;

  private Logo() {}

  /** The logo as PNG, at most 64 pixels high; empty when the file holds no picture that we take. */
  static Optional<byte[]> draw(byte[] file) {
    if (file.length > MOST_BYTES) {
      return Optional.empty();
    }
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        return isTaken(reader) ? Optional.of(drawn(reader.read(0))) : Optional.empty();
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      // The readers answer broken files with either.
      return Optional.empty();
    }
  }

  /** Looks at the size before anything is unpacked. */
  private static boolean isTaken(ImageReader reader) throws IOException {
    return FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))
        && reader.getWidth(0) <= MOST_PIXELS_A_SIDE
        && reader.getHeight(0) <= MOST_PIXELS_A_SIDE;
  }

  private static byte[] drawn(BufferedImage picture) throws IOException {
    double scale =
        Math.min(
            1,
            Math.min(
                (double) HEIGHT / picture.getHeight(), (double) MOST_WIDTH / picture.getWidth()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(small, "png", png);
    return png.toByteArray();
  }
}
