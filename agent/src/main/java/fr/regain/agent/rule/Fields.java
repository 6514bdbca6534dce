package fr.regain.agent.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, taken apart key by key. A key that is missing, of another type, or left over at
 * the {@linkplain #end end} is refused, so that nothing unknown is ever passed over.
 */
final class Fields {
  private final String where;
  private final Map<String, Object> left;

  Fields(String where, @Nullable Object value) throws RuleSetException {
    this.where = where;
    left = new HashMap<>();
    if (!(value instanceof Map<?, ?> object)) {
      throw new RuleSetException(where, "an object is expected");
    }
    for (var entry : object.entrySet()) {
      left.put(String.valueOf(entry.getKey()), entry.getValue());
    }
  }

  boolean has(String key) {
    return left.containsKey(key);
  }

  String text(String key) throws RuleSetException {
    if (take(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new RuleSetException(at(key), "a text is expected");
  }

  long whole(String key) throws RuleSetException {
    Object value = take(key);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw new RuleSetException(at(key), "a whole number is expected");
  }

  boolean flag(String key) throws RuleSetException {
    if (take(key) instanceof Boolean flag) {
      return flag;
    }
    throw new RuleSetException(at(key), "true or false is expected");
  }

  <T> T value(String key, Function<String, T> reader) throws RuleSetException {
    return convert(at(key), text(key), reader);
  }

  Fields object(String key) throws RuleSetException {
    return new Fields(at(key), take(key));
  }

  List<Fields> objects(String key) throws RuleSetException {
    List<Fields> objects = new ArrayList<>();
    for (Object item : items(key)) {
      objects.add(new Fields(at(key) + "[" + objects.size() + "]", item));
    }
    return objects;
  }

  <T> List<T> values(String key, Function<String, T> reader) throws RuleSetException {
    List<T> values = new ArrayList<>();
    for (Object item : items(key)) {
      String place = at(key) + "[" + values.size() + "]";
      if (!(item instanceof String text)) {
        throw new RuleSetException(place, "a text is expected");
      }
      values.add(convert(place, text, reader));
    }
    return values;
  }

  /** Where this object stands, for messages. */
  String where() {
    return where;
  }

  void end() throws RuleSetException {
    if (!left.isEmpty()) {
      throw new RuleSetException(where, "unknown: " + String.join(", ", left.keySet()));
    }
  }

  private List<?> items(String key) throws RuleSetException {
    if (take(key) instanceof List<?> list) {
      return list;
    }
    throw new RuleSetException(at(key), "a list is expected");
  }

  private @Nullable Object take(String key) {
    return left.remove(key);
  }

  private String at(String key) {
    return where + "." + key;
  }

  private static <T> T convert(String where, String text, Function<String, T> reader)
      throws RuleSetException {
    try {
      return reader.apply(text);
    } catch (RuntimeException e) {
      throw new RuleSetException(where, String.valueOf(e.getMessage()));
    }
  }
}
