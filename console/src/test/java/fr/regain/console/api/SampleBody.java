package fr.regain.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Bodies that the description of the API allows. */
public final class SampleBody {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode document;
  private final Map<String, Long> numbers;

  /**
   * Bodies as a document describes them.
   *
   * @param numbers of the fields that name something
   */
  public SampleBody(JsonNode document, Map<String, Long> numbers) {
    this.document = document;
    this.numbers = Map.copyOf(numbers);
  }

  /** A body for that schema, with its required parts alone. */
  public JsonNode of(JsonNode schema) {
    return of(schema, "");
  }

  private JsonNode of(JsonNode schema, String name) {
    String reference = schema.path("$ref").asText();
    if (!reference.isEmpty()) {
      return of(document.at(reference.substring(1)), name);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> array(schema, name);
      case "integer" ->
          JSON.numberNode(
              numbers.getOrDefault(name, Math.max(1, schema.path("minimum").asLong(1))));
      case "number" -> JSON.numberNode(1.5);
      case "boolean" -> JSON.booleanNode(false);
      default -> text(schema);
    };
  }

  private JsonNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    for (JsonNode required : schema.path("required")) {
      String name = required.asText();
      object.set(name, of(schema.path("properties").path(name), name));
    }
    return object;
  }

  private JsonNode array(JsonNode schema, String name) {
    ArrayNode array = JSON.arrayNode();
    if (schema.path("minItems").asInt() > 0) {
      array.add(of(schema.path("items"), name));
    }
    return array;
  }

  private static JsonNode text(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    return JSON.textNode(
        switch (schema.path("format").asText()) {
          case "uuid" -> "00000000-0000-0000-0000-000000000001";
          case "date-time" -> "2100-01-02T03:04:05Z";
          case "date" -> "2100-01-02";
          default -> "Exemple";
        });
  }
}
