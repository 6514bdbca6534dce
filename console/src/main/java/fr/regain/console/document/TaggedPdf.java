package fr.regain.console.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Pages as PDF; nothing loads the library before the first one. */
final class TaggedPdf {
  /** The family that style sheets of pages name. */
  static final String FONT = "Liberation Sans";

  // SIL Open Font License 1.1; PDFBox carries it for documents that lack theirs.
  private static final String FONT_FILE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private TaggedPdf() {}

  static byte[] of(String xhtml) throws IOException {
    XRLog.setLoggingEnabled(false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.useFont(TaggedPdf::font, FONT, 400, FontStyle.NORMAL, true);
    for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, type) -> false, when);
    }
    builder.withProducer("Regain");
    builder.withHtmlContent(xhtml, null);
    builder.toStream(bytes);
    builder.run();
    return bytes.toByteArray();
  }

  static InputStream font() {
    InputStream font = PDDocument.class.getResourceAsStream(FONT_FILE);
    if (font == null) {
      throw new IllegalStateException("PDFBox no longer carries " + FONT_FILE);
    }
    return font;
  }
}
