package fr.regain.agent.inventory;

import com.fasterxml.jackson.jr.ob.JSON;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import fr.regain.v1.Inventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An inventory as JSON, for other programs. Keys are the names of the wire in camel case, and carry
 * their unit; what is absent has no key; a value of an enumeration is its name in lower case
 * without its prefix.
 */
public final class InventoryJson {
  private InventoryJson() {}

  /** One object, indented, with a line end after it. */
  public static String render(Inventory inventory) {
    try {
      return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(object(inventory)) + "\n";
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory failed", impossible);
    }
  }

  private static Map<String, Object> object(Message message) {
    Map<String, Object> object = new LinkedHashMap<>();
    message
        .getAllFields()
        .forEach((field, value) -> object.put(field.getJsonName(), value(field, value)));
    return object;
  }

  private static Object value(FieldDescriptor field, Object value) {
    return value instanceof List<?> list
        ? list.stream().map(item -> single(field, item)).toList()
        : single(field, value);
  }

  private static Object single(FieldDescriptor field, Object value) {
    return switch (value) {
      case Message message -> object(message);
      case EnumValueDescriptor constant -> constant(field, constant);
      default -> value;
    };
  }

  /** By the rules of the wire each constant starts with the name of its enumeration. */
  private static String constant(FieldDescriptor field, EnumValueDescriptor constant) {
    String prefix = field.getEnumType().getName().replaceAll("(?<=.)([A-Z])", "_$1") + "_";
    return constant.getName().substring(prefix.length()).toLowerCase(Locale.ROOT);
  }
}
