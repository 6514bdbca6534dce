package fr.regain.console.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an event: identifiers, codes and counts, under the names that the API has for
 * them. No name of a person, of a device or of a file: who may know those reads them by the API.
 */
public final class Facts {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds a number. */
  public Facts with(String name, long number) {
    values.put(name, number);
    return this;
  }

  /** Adds a text; what is not known is left out. */
  public Facts with(String name, @Nullable Object text) {
    if (text != null) {
      values.put(name, text.toString());
    }
    return this;
  }

  /** All of them as a JSON object. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> value : values.entrySet()) {
        if (value.getValue() instanceof Long number) {
          json.writeNumberField(value.getKey(), number);
        } else {
          json.writeStringField(value.getKey(), value.getValue().toString());
        }
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
