package fr.regain.console.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
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
    List<Label> some = labels(Math.min(3, format.labels()));
    try (PDDocument pdf = print(some, format, 1)) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth() / 72 * 25.4)
          .isCloseTo(format.pageWidth(), within(0.01));
      assertThat(Arrays.stream(codes(pdf, 0)).map(Result::getText))
          .containsExactlyInAnyOrderElementsOf(some.stream().map(Label::code).toList());
    }
  }

  private static PDDocument print(List<Label> labels, LabelFormat format, int first)
      throws Exception {
    return Loader.loadPDF(LabelSheet.of(labels, format, first, "Étiquettes", "fr"));
  }

  private static Result[] codes(PDDocument pdf, int page) throws Exception {
    BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(page, DOTS_PER_INCH);
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new QRCodeMultiReader()
        .decodeMultiple(
            new BinaryBitmap(
                new HybridBinarizer(
                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))));
  }

  @Test
  void aUsedSheet_isGoneOnWith_whereItIsFree() throws Exception {
    LabelFormat format = LabelFormat.find("a4-24").orElseThrow();
    try (PDDocument pdf = print(labels(1), format, 5)) {
      // The fifth place: second row, second column.
      Result code = codes(pdf, 0)[0];
      double x = code.getResultPoints()[0].getX() / DOTS_PER_MILLIMETRE;
      double y = code.getResultPoints()[0].getY() / DOTS_PER_MILLIMETRE;
      assertThat(x).isBetween(format.left() + format.across(), format.left() + 2 * format.across());
      assertThat(y).isBetween(format.top() + format.down(), format.top() + 2 * format.down());
    }
  }

  @Test
  void thePageAfterAUsedSheet_beginsAtItsFirstPlace() throws Exception {
    LabelFormat format = LabelFormat.find("a4-24").orElseThrow();
    try (PDDocument pdf = print(labels(3), format, 23)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      assertThat(codes(pdf, 0)).hasSize(2);
      assertThat(codes(pdf, 1)).hasSize(1);
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
