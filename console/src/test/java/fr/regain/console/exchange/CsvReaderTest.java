package fr.regain.console.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
  private static List<StoredRow> rows(Reader in, List<String> headings) {
    try {
      CsvReader csv = new CsvReader(in);
      headings.addAll(csv.headings());
      List<StoredRow> rows = new ArrayList<>();
      for (Optional<StoredRow> row = csv.next(); row.isPresent(); row = csv.next()) {
        rows.add(row.get());
      }
      return rows;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<StoredRow> rows(String text) {
    return rows(new StringReader(text), new ArrayList<>());
  }

  private static List<StoredRow> rows(byte[] file, List<String> headings) throws IOException {
    return rows(TextReader.of(new ByteArrayInputStream(file)), headings);
  }

  @Test
  void rowsKnowTheirLine_evenBehindACellOfSeveralLines() {
    assertThat(rows("a;b\r\n1;\"two\r\nlines\"\r\n\r\n;;\n2;x"))
        .extracting(StoredRow::place, StoredRow::cells)
        .containsExactly(tuple(2L, List.of("1", "two\r\nlines")), tuple(6L, List.of("2", "x")));
  }

  @Test
  void aQuotationMarkThatNothingCloses_breaksItsOwnLineOnly() {
    assertThat(rows("a;b\n1;x\n2;\"open\n3;y\n4;z\n"))
        .extracting(StoredRow::place, StoredRow::fault)
        .containsExactly(
            tuple(2L, Fault.NONE),
            tuple(3L, Fault.QUOTES),
            tuple(4L, Fault.NONE),
            tuple(5L, Fault.NONE));
  }

  @Test
  void textBehindAClosingMark_breaksTheLine_andAMarkWithinACellIsOne() {
    assertThat(rows("a;b\n\"1\"x;y\n5\" disk;\"a \"\"b\"\"\"\n"))
        .extracting(StoredRow::fault, StoredRow::cells)
        .containsExactly(
            tuple(Fault.QUOTES, List.of()), tuple(Fault.NONE, List.of("5\" disk", "a \"b\"")));
  }

  @Test
  void aCellBeyondTheLimit_breaksTheLine_andTheNextIsRead() {
    String huge = "x".repeat(300_000);

    assertThat(rows("a;b\n1;" + huge + "\n2;y\n"))
        .extracting(StoredRow::place, StoredRow::fault)
        .containsExactly(tuple(2L, Fault.TOO_LONG), tuple(3L, Fault.NONE));
  }

  @Test
  void theSeparatorIsGuessedFromTheHeadings_orSaid() throws IOException {
    for (String separator : List.of(";", ",", "\t", "|")) {
      List<String> headings = new ArrayList<>();
      byte[] file =
          ("serial" + separator + "\"a;b,c\"\n1" + separator + "2\n")
              .getBytes(StandardCharsets.UTF_8);
      assertThat(rows(file, headings))
          .extracting(StoredRow::cells)
          .containsExactly(List.of("1", "2"));
      assertThat(headings).containsExactly("serial", "a;b,c");
    }
    List<String> headings = new ArrayList<>();
    assertThat(rows("sep=:\na:b;c\n1:2\n".getBytes(StandardCharsets.UTF_8), headings)).hasSize(1);
    assertThat(headings).containsExactly("a", "b;c");
  }

  @Test
  void everyEncodingThatSpreadsheetsWrite_isRead() throws IOException {
    String text = "Numéro;État\nÀ1;cœur €\n";
    List<byte[]> files =
        List.of(
            text.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            text.getBytes(Charset.forName("windows-1252")),
            text.getBytes(StandardCharsets.UTF_16),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
    for (byte[] file : files) {
      List<String> headings = new ArrayList<>();
      assertThat(rows(file, headings))
          .extracting(StoredRow::cells)
          .containsExactly(List.of("À1", "cœur €"));
      assertThat(headings).containsExactly("Numéro", "État");
    }
  }

  @Test
  void anEmptyFile_hasNoHeadings() throws IOException {
    List<String> headings = new ArrayList<>();

    assertThat(rows(new byte[0], headings)).isEmpty();
    assertThat(headings).isEmpty();
  }

  @Provide
  static Arbitrary<String> cells() {
    return Arbitraries.strings().withChars("aé ;,\t\"\n\r'=0").ofMaxLength(12);
  }

  @Property(tries = 500)
  void whatWasWrittenByTheRules_isReadBack(
      @ForAll @Size(min = 1, max = 20) List<@From("cells") String> cells) {
    String line =
        cells.stream()
            .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(";"));
    List<StoredRow> rows = rows("h;h\n" + line + ";\"end\"\n");

    List<String> expected = new ArrayList<>(cells);
    expected.add("end");
    assertThat(rows).extracting(StoredRow::cells).containsExactly(expected);
  }

  @Property(tries = 500)
  void anyText_endsAndIsNeverRefusedWhole(
      @ForAll("cells") String first, @ForAll("cells") String second) {
    List<StoredRow> rows = rows("a;b\n" + first + "\n" + second + "\n\"ok\";1\n");

    assertThat(rows.getLast().place()).isGreaterThan(1);
    assertThat(
            rows.getLast().fault() == Fault.NONE || first.contains("\"") || second.contains("\""))
        .isTrue();
  }

  @Property(tries = 300)
  void anyBytes_areText(@ForAll byte[] bytes) throws IOException {
    assertThat(rows(bytes, new ArrayList<>())).isNotNull();
  }
}
