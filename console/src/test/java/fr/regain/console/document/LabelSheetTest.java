package fr.regain.console.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels, read back from the printed page as a phone would. */
final class LabelSheetTest {
  private static final int DOTS_PER_INCH = 300;
  private static final double DOTS_PER_MILLIMETRE = DOTS_PER_INCH / 25.4;

  private static List<Label> labels(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            n ->
                new Label(
                    "https://console.ac-exemple.fr/m/AB%04dXY".formatted(n),
                    "AB%02d\u00A0%02dXY".formatted(n / 100, n % 100),
                    "IMMO-2019-000" + n))
        .toList();
  }

  private static List<LabelFormat> formats() {
    return LabelFormat.ALL;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyFormat_fitsItsPage_andItsLabelsDoNotOverlap(LabelFormat format) {
    double right = format.left() + (format.columns() - 1) * format.across() + format.width();
    double bottom = format.top() + (format.rows() - 1) * format.down() + format.height();

    assertThat(right).isLessThanOrEqualTo(format.pageWidth() + 0.01);
    assertThat(bottom).isLessThanOrEqualTo(format.pageHeight() + 0.01);
    assertThat(format.across()).isGreaterThanOrEqualTo(format.width());
    assertThat(format.down()).isGreaterThanOrEqualTo(format.height());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyCode_isRead_fromTheRenderedPage(LabelFormat format) throws Exception {
    List<Label> some = labels(3);
    try (PDDocument pdf = print(some, format, 1)) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth() / 72 * 25.4)
          .isCloseTo(format.pageWidth(), within(0.01));
      for (int place = 1; place <= some.size(); place++) {
        BufferedImage page = page(pdf, format.isRoll() ? place - 1 : 0);
        assertThat(code(page, format, format.isRoll() ? 1 : place))
            .contains(some.get(place - 1).code());
      }
    }
  }

  private static PDDocument print(List<Label> labels, LabelFormat format, int first)
      throws Exception {
    return Loader.loadPDF(LabelSheet.of(labels, format, first, "Étiquettes", "fr"));
  }

  /** What the code at a place says; empty: there is none. */
  private static Optional<String> code(BufferedImage page, LabelFormat format, int place) {
    int column = (place - 1) % format.columns();
    int row = (place - 1) / format.columns();
    BufferedImage label =
        page.getSubimage(
            dots(format.left() + column * format.across()),
            dots(format.top() + row * format.down()),
            dots(format.width() - 0.2),
            dots(format.height() - 0.2));
    int width = label.getWidth();
    int[] pixels = label.getRGB(0, 0, width, label.getHeight(), null, 0, width);
    BinaryBitmap bitmap =
        new BinaryBitmap(
            new HybridBinarizer(new RGBLuminanceSource(width, label.getHeight(), pixels)));
    try {
      return Optional.of(
          new QRCodeReader()
              .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
              .getText());
    } catch (ReaderException none) {
      return Optional.empty();
    }
  }

  private static int dots(double millimetres) {
    return (int) Math.round(millimetres * DOTS_PER_MILLIMETRE);
  }

  private static BufferedImage page(PDDocument pdf, int number) throws Exception {
    return new PDFRenderer(pdf).renderImageWithDPI(number, DOTS_PER_INCH);
  }

  @Test
  void aUsedSheet_isGoneOnWith_whereItIsFree() throws Exception {
    LabelFormat format = LabelFormat.find("a4-24").orElseThrow();
    try (PDDocument pdf = print(labels(1), format, 5)) {
      BufferedImage page = page(pdf, 0);
      assertThat(code(page, format, 5)).contains(labels(1).getFirst().code());
      for (int place : List.of(1, 4, 6, 8)) {
        assertThat(code(page, format, place)).isEmpty();
      }
    }
  }

  @Test
  void thePageAfterAUsedSheet_beginsAtItsFirstPlace() throws Exception {
    LabelFormat format = LabelFormat.find("a4-24").orElseThrow();
    try (PDDocument pdf = print(labels(3), format, 23)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      assertThat(code(page(pdf, 0), format, 23)).contains(labels(3).get(0).code());
      assertThat(code(page(pdf, 0), format, 24)).contains(labels(3).get(1).code());
      assertThat(code(page(pdf, 1), format, 1)).contains(labels(3).get(2).code());
    }
  }

  @Test
  void theTextInClear_isThere_cutToTheLabel_withoutWhatTheFontLacks() throws Exception {
    LabelFormat format = LabelFormat.find("a4-65").orElseThrow();
    Label odd = new Label("https://x.fr/m/1", "AB12\u00A0CD34", "Écran 🖥 " + "long ".repeat(40));
    try (PDDocument pdf = print(List.of(odd), format, 1)) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text).contains("AB12", "CD34", "Écran").doesNotContain("🖥");
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
      assertThat(pdf.getDocumentCatalog().getViewerPreferences().getPrintScaling())
          .isEqualTo("None");
    }
  }
}
