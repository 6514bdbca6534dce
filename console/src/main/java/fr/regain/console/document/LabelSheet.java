package fr.regain.console.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences.PRINT_SCALING;

/**
 * Labels as PDF, to the tenth of a millimetre: pages have the size of the sheet and ask viewers to
 * print them unscaled. Codes are drawn, not pictures, so that they stay sharp on every printer.
 */
public final class LabelSheet {
  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
  // Cutting and feeding are off by about that much.
  private static final double MARGIN = 1.5;
  // Four modules around a code are to stay white (ISO/IEC 18004).
  private static final int QUIET_MODULES = 4;
  private static final double LARGEST_TITLE = 12;
  private static final double LARGEST_TEXT = 8;
  private static final double SMALLEST = 4.5;

  private LabelSheet() {}

  /**
   * Prints labels.
   *
   * @param labels in their order: across first, then down
   * @param first place on the first sheet that is still free, from 1; of no meaning for a roll
   * @param title of the document
   * @param language of the document, as in "fr"
   * @return the PDF
   */
  public static byte[] of(
      List<Label> labels, LabelFormat format, int first, String title, String language) {
    try (PDDocument document = new PDDocument();
        InputStream fontFile = TaggedPdf.font()) {
      PDFont font = PDType0Font.load(document, fontFile, true);
      document.getDocumentInformation().setTitle(title);
      document.getDocumentInformation().setProducer("Regain");
      document.getDocumentCatalog().setLanguage(language);
      PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
      viewer.setPrintScaling(PRINT_SCALING.None);
      viewer.setDisplayDocTitle(true);
      document.getDocumentCatalog().setViewerPreferences(viewer);
      int place = format.isRoll() ? 0 : Math.clamp(first - 1, 0, format.labels() - 1);
      int next = 0;
      while (next < labels.size()) {
        int many = Math.min(labels.size() - next, format.labels() - place);
        addPage(document, font, format, labels.subList(next, next + many), place);
        next += many;
        place = 0;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
  }

  private static void addPage(
      PDDocument document, PDFont font, LabelFormat format, List<Label> labels, int place)
      throws IOException {
    PDPage page =
        new PDPage(new PDRectangle(points(format.pageWidth()), points(format.pageHeight())));
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      for (int index = 0; index < labels.size(); index++) {
        int column = (place + index) % format.columns();
        int row = (place + index) / format.columns();
        draw(
            content,
            font,
            format,
            labels.get(index),
            format.left() + column * format.across(),
            format.pageHeight() - format.top() - row * format.down());
      }
    }
  }

  /** Draws a label whose upper left corner is there, in millimetres from the lower left one. */
  private static void draw(
      PDPageContentStream content,
      PDFont font,
      LabelFormat format,
      Label label,
      double left,
      double top)
      throws IOException {
    double side = Math.min(format.height(), format.width() / 2) - 2 * MARGIN;
    drawCode(content, label.code(), left + MARGIN, top - (format.height() - side) / 2, side);
    double textLeft = left + MARGIN + side;
    double width = left + format.width() - MARGIN - textLeft;
    double middle = top - format.height() / 2;
    double titleSize = fitting(font, label.title(), width, LARGEST_TITLE);
    write(content, font, label.title(), titleSize, textLeft, middle + 0.8);
    if (!label.text().isEmpty()) {
      String text = printable(font, label.text());
      double size = fitting(font, text, width, LARGEST_TEXT);
      write(content, font, shortened(font, text, size, width), size, textLeft, middle - 3.8);
    }
  }

  private static void drawCode(
      PDPageContentStream content, String code, double left, double top, double side)
      throws IOException {
    BitMatrix matrix = matrix(code);
    double module = side / (matrix.getWidth() + 2 * QUIET_MODULES);
    for (int y = 0; y < matrix.getHeight(); y++) {
      int x = 0;
      while (x < matrix.getWidth()) {
        int start = x;
        while (x < matrix.getWidth() && matrix.get(x, y)) {
          x++;
        }
        if (x > start) {
          content.addRect(
              points(left + (QUIET_MODULES + start) * module),
              points(top - (QUIET_MODULES + y + 1) * module),
              points((x - start) * module),
              points(module));
        } else {
          x++;
        }
      }
    }
    content.fill();
  }

  private static BitMatrix matrix(String code) {
    try {
      return new QRCodeWriter()
          .encode(
              code,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.MARGIN,
                  0));
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("Too long for a code: " + code, tooLong);
    }
  }

  private static void write(
      PDPageContentStream content, PDFont font, String text, double size, double x, double y)
      throws IOException {
    content.beginText();
    content.setFont(font, (float) size);
    content.newLineAtOffset(points(x), points(y));
    content.showText(text);
    content.endText();
  }

  private static double fitting(PDFont font, String text, double width, double largest)
      throws IOException {
    double natural = font.getStringWidth(text) / 1_000 * largest / POINTS_PER_MILLIMETRE;
    return natural <= width ? largest : Math.max(SMALLEST, largest * width / natural);
  }

  private static String shortened(PDFont font, String text, double size, double width)
      throws IOException {
    String kept = text;
    while (kept.length() > 1
        && font.getStringWidth(kept) / 1_000 * size / POINTS_PER_MILLIMETRE > width) {
      kept = kept.substring(0, kept.length() - 1);
    }
    return kept;
  }

  // What the font does not have, such as an emoji in a model's name, is left out.
  private static String printable(PDFont font, String text) throws IOException {
    StringBuilder kept = new StringBuilder();
    for (int character : text.strip().codePoints().toArray()) {
      if (isIn(font, character)) {
        kept.appendCodePoint(character);
      }
    }
    return kept.toString();
  }

  private static boolean isIn(PDFont font, int character) throws IOException {
    try {
      font.encode(Character.toString(character));
      return true;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }

  private static float points(double millimetres) {
    return (float) (millimetres * POINTS_PER_MILLIMETRE);
  }
}
