package fr.regain.console.web.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One sheet of an OpenDocument spreadsheet (ISO/IEC 26300), written as it comes: the libraries for
 * it hold a whole document in memory. What looks like a formula stays words, because each cell says
 * what it is.
 */
final class OdsRows implements RowWriter {
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

  private final ZipOutputStream zip;
  private final XMLStreamWriter xml;
  private final String title;
  private final List<String> headings;

  OdsRows(OutputStream output, String title, List<String> headings) throws IOException {
    this.zip = new ZipOutputStream(output, StandardCharsets.UTF_8);
    this.title = title;
    this.headings = headings;
    try {
      this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(zip, "UTF-8");
    } catch (XMLStreamException failed) {
      throw new IOException(failed);
    }
  }

  /** A step that the XML writer may refuse. */
  private interface Step {
    void run() throws XMLStreamException;
  }

  private static void write(Step step) throws IOException {
    try {
      step.run();
    } catch (XMLStreamException failed) {
      throw new IOException(failed);
    }
  }

  private static String manifest() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
    <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>
    <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
    </manifest:manifest>
    """
        .formatted(Export.ODS.mediaType());
  }

  @Override
  public void start() throws IOException {
    putMediaType();
    zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
    zip.write(manifest().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry("content.xml"));
    write(
        () -> {
          xml.writeStartDocument("UTF-8", "1.0");
          xml.setPrefix("office", OFFICE);
          xml.setPrefix("table", TABLE);
          xml.setPrefix("text", TEXT);
          xml.writeStartElement(OFFICE, "document-content");
          xml.writeNamespace("office", OFFICE);
          xml.writeNamespace("table", TABLE);
          xml.writeNamespace("text", TEXT);
          xml.writeAttribute(OFFICE, "version", "1.3");
          // Empty, but readers that look for it would otherwise read past the sheet.
          xml.writeEmptyElement(OFFICE, "automatic-styles");
          xml.writeStartElement(OFFICE, "body");
          xml.writeStartElement(OFFICE, "spreadsheet");
          xml.writeStartElement(TABLE, "table");
          xml.writeAttribute(TABLE, "name", title);
          xml.writeStartElement(TABLE, "table-header-rows");
          xml.writeStartElement(TABLE, "table-row");
        });
    for (String heading : headings) {
      cell("string", "", "", heading);
    }
    write(
        () -> {
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  // First and not compressed, so that programs know the file by its first bytes.
  private void putMediaType() throws IOException {
    byte[] type = Export.ODS.mediaType().getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    ZipEntry entry = new ZipEntry("mimetype");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(type.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(type);
    zip.closeEntry();
  }

  @Override
  public void row(List<Value> values) throws IOException {
    write(() -> xml.writeStartElement(TABLE, "table-row"));
    for (Value value : values) {
      switch (value) {
        case Value.Words(String text) -> cell("string", "", "", text);
        case Value.Whole(long number) ->
            cell("float", "value", Long.toString(number), Long.toString(number));
        case Value.Moment(Instant at) -> {
          String text = at.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
          cell("date", "date-value", text, text);
        }
        case Value.Day(LocalDate day) -> cell("date", "date-value", day.toString(), day.toString());
        case Value.Nothing() -> write(() -> xml.writeEmptyElement(TABLE, "table-cell"));
      }
    }
    write(xml::writeEndElement);
  }

  private void cell(String type, String attribute, String exact, String text) throws IOException {
    write(
        () -> {
          xml.writeStartElement(TABLE, "table-cell");
          xml.writeAttribute(OFFICE, "value-type", type);
          if (!attribute.isEmpty()) {
            xml.writeAttribute(OFFICE, attribute, exact);
          }
          xml.writeStartElement(TEXT, "p");
          xml.writeCharacters(printable(text));
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  /** Without what XML 1.0 cannot hold. */
  private static String printable(String text) {
    return text.codePoints()
        .map(
            point ->
                point == '\t'
                        || point == '\n'
                        || (point >= 0x20 && point <= 0xD7FF)
                        || (point >= 0xE000 && point <= 0xFFFD)
                        || point >= 0x10000
                    ? point
                    : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public void end() throws IOException {
    write(
        () -> {
          xml.writeEndDocument();
          xml.flush();
        });
    zip.closeEntry();
    zip.close();
  }
}
