package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttachedFileTest {
  private static final byte[] PDF = "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({
    "Délibération n° 12.pdf, Deliberation-n-12.pdf",
    "../../etc/passwd, passwd.pdf",
    "C:\\Users\\x\\acte.pdf.exe, acte-pdf.pdf",
    "'\"; filename=\"x.html', filename-x.pdf",
    "..., document.pdf",
    "a\u0000b.pdf, a-b.pdf"
  })
  void aName_becomesOneThatIsSafeEverywhere(String sent, String kept) {
    assertThat(AttachedFile.of(sent, PDF).orElseThrow().name()).isEqualTo(kept);
  }

  @Test
  void whatAFileIs_itsFirstBytesSay() {
    byte[] page = "<html><script>".getBytes(StandardCharsets.UTF_8);

    assertThat(AttachedFile.of("deliberation.pdf", page)).isEmpty();
    assertThat(AttachedFile.of("x", new byte[0])).isEmpty();
    assertThat(AttachedFile.of("x", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1}))
        .map(AttachedFile::mediaType)
        .contains("image/jpeg");
    byte[] large = new byte[Paper.LARGEST_BYTES + 1];
    System.arraycopy(PDF, 0, large, 0, 5);
    assertThat(AttachedFile.of("x.pdf", large)).isEmpty();
  }
}
