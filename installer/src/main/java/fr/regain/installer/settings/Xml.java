package fr.regain.installer.settings;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an indented document, element by element. */
final class Xml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;
  private int depth;

  private Xml() {
    try {
      writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    } catch (XMLStreamException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A whole document in UTF-8. */
  static String document(Consumer<Xml> content) {
    Xml xml = new Xml();
    xml.text.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    content.accept(xml);
    xml.quietly(xml.writer::flush);
    return xml.text + "\n";
  }

  /**
   * An element with others in it.
   *
   * @param attributes names and values in turn
   */
  void element(String name, Consumer<Xml> content, String... attributes) {
    start(name, attributes);
    depth++;
    content.accept(this);
    depth--;
    line();
    quietly(writer::writeEndElement);
  }

  /** An element with nothing in it. */
  void empty(String name, String... attributes) {
    line();
    quietly(() -> writer.writeEmptyElement(name));
    attributes(attributes);
  }

  /** An element with text in it. */
  void text(String name, String content, String... attributes) {
    start(name, attributes);
    quietly(() -> writer.writeCharacters(content));
    quietly(writer::writeEndElement);
  }

  private void start(String name, String... attributes) {
    line();
    quietly(() -> writer.writeStartElement(name));
    attributes(attributes);
  }

  private void attributes(String... attributes) {
    for (int index = 0; index < attributes.length; index += 2) {
      String name = attributes[index];
      String value = attributes[index + 1];
      quietly(() -> writer.writeAttribute(name, value));
    }
  }

  private void line() {
    String indentation = "\n" + "  ".repeat(depth);
    quietly(() -> writer.writeCharacters(indentation));
  }

  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }

  private void quietly(Step step) {
    try {
      step.run();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
