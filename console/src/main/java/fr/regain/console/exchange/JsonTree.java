package fr.regain.console.exchange;

import fr.regain.console.device.ReportedText;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a JSON document of which nothing is certain: what is missing or of another shape is
 * absent.
 */
final class JsonTree {
  private static final long MOST = 1L << 40;

  private final @Nullable JsonNode node;

  JsonTree(@Nullable JsonNode node) {
    this.node = node;
  }

  boolean isObject() {
    return node != null && node.isObject();
  }

  JsonTree get(String key) {
    return new JsonTree(node == null ? null : node.get(key));
  }

  /** The parts of a list; a single object stands for a list of one, as some agents write it. */
  List<JsonTree> list(String key) {
    JsonTree inner = get(key);
    if (inner.isObject()) {
      return List.of(inner);
    }
    List<JsonTree> list = new ArrayList<>();
    if (inner.node != null && inner.node.isArray()) {
      inner.node.values().forEach(value -> list.add(new JsonTree(value)));
    }
    return list;
  }

  /** A text or a number, fit for a column. */
  Optional<String> text(String key) {
    JsonNode value = get(key).node;
    return value != null && value.isValueNode() && !value.isNull()
        ? Optional.ofNullable(ReportedText.orAbsent(value.coerceStringValue(), ReportedText.WIDTH))
        : Optional.empty();
  }

  boolean isTrue(String key) {
    JsonNode value = get(key).node;
    return value != null && value.isBoolean() && value.getBooleanValue();
  }

  /** A whole number greater than zero, written as one or as a text. */
  Optional<Long> number(String key) {
    return text(key)
        .filter(text -> text.matches("[0-9]{1,13}"))
        .map(Long::valueOf)
        .filter(number -> number > 0 && number < MOST);
  }

  /** A whole number from zero on, as small as counts are. */
  Optional<Integer> small(String key) {
    return text(key).filter(text -> text.matches("[0-9]{1,6}")).map(Integer::valueOf);
  }

  Optional<LocalDate> day(String key) {
    return text(key).flatMap(TypedText::day);
  }
}
