package fr.regain.console.eligibility;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The criteria that come with the console, and criteria as JSON.
 *
 * @param edition names what came with this console: another edition makes all routes out of date
 * @param criteria for owners who have none of their own
 * @param processors what Windows 11 refuses
 */
record CriteriaDocument(String edition, Criteria criteria, ProcessorRule processors) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String RESOURCE = "criteria.json";

  /**
   * Reads the resource.
   *
   * @throws IllegalStateException when it says what the console does not understand: the build is
   *     broken
   */
  static CriteriaDocument load() {
    String edition = "";
    Map<Criterion, String> values = Map.of();
    List<ProcessorRule.Refused> refused = List.of();
    try (InputStream in = CriteriaDocument.class.getResourceAsStream(RESOURCE);
        JsonParser parser = JSON.createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String part = parser.currentName();
        parser.nextToken();
        switch (part) {
          case "edition" -> edition = parser.getText();
          case "values" -> values = values(parser);
          case "refused-processors" -> refused = refused(parser);
          default -> parser.skipChildren();
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The console's own " + RESOURCE, unreadable);
    }
    List<Criteria.Fault> faults = Criteria.faults(values);
    if (!faults.isEmpty() || edition.isEmpty() || refused.isEmpty()) {
      throw new IllegalStateException("The console's own " + RESOURCE + ": " + faults);
    }
    List<String> vendors = refused.stream().map(ProcessorRule.Refused::vendor).distinct().toList();
    return new CriteriaDocument(
        edition, Criteria.parse(0, values), new ProcessorRule(vendors, refused));
  }

  /** Criteria of an owner, as {@link #write} made it; a criterion that is new has the default. */
  Criteria read(int version, String json) {
    Map<Criterion, String> values = new EnumMap<>(Criterion.class);
    for (Criterion criterion : Criterion.values()) {
      values.put(criterion, criteria.text(criterion));
    }
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      values.putAll(values(parser));
    } catch (IOException damaged) {
      throw new UncheckedIOException("Criteria on record", damaged);
    }
    return Criteria.parse(version, values);
  }

  /** Criteria as JSON. */
  static String write(Criteria criteria) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartObject();
      for (Criterion criterion : Criterion.values()) {
        generator.writeStringField(criterion.key(), criteria.text(criterion));
      }
      generator.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory", impossible);
    }
    return text.toString();
  }

  private static Map<Criterion, String> values(JsonParser parser) throws IOException {
    Map<Criterion, String> values = new EnumMap<>(Criterion.class);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      values.put(
          Criterion.of(key).orElseThrow(() -> new IOException("There is no criterion " + key)),
          parser.getText());
    }
    return values;
  }

  private static List<ProcessorRule.Refused> refused(JsonParser parser) throws IOException {
    List<ProcessorRule.Refused> refused = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      String vendor = "";
      ProcessorRule.Range family = ProcessorRule.Range.ALL;
      ProcessorRule.Range model = ProcessorRule.Range.ALL;
      ProcessorRule.Range stepping = ProcessorRule.Range.ALL;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        switch (key) {
          case "vendor" -> vendor = parser.getText();
          case "family" -> family = range(parser);
          case "model" -> model = range(parser);
          case "stepping" -> stepping = range(parser);
          default -> throw new IOException("Processors have no " + key);
        }
      }
      refused.add(new ProcessorRule.Refused(vendor, family, model, stepping));
    }
    return refused;
  }

  private static ProcessorRule.Range range(JsonParser parser) throws IOException {
    parser.nextToken();
    int least = parser.getIntValue();
    parser.nextToken();
    int most = parser.getIntValue();
    if (parser.nextToken() != JsonToken.END_ARRAY) {
      throw new IOException("A range has two numbers");
    }
    return new ProcessorRule.Range(least, most);
  }
}
