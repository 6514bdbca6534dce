package fr.regain.console.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema of the records that calls take and answer, as OpenAPI 3.1 has it. A component is
 * required unless it is {@code @Nullable}: what is not known is absent, never null.
 */
final class Schemas {
  private static final String REFERENCE = "#/components/schemas/";

  private final SortedMap<String, Map<String, Object>> components = new TreeMap<>();
  private final Map<String, Type> sources = new HashMap<>();

  /** The schemas of all records so far, by their names. */
  SortedMap<String, Map<String, Object>> components() {
    return components;
  }

  /** The schema of a type, with the rules that its place states. */
  Map<String, Object> of(Type type, AnnotatedElement place) {
    Map<String, Object> schema = of(type, Map.of());
    rules(schema, place);
    return schema;
  }

  /** The schema of a type. */
  Map<String, Object> of(Type type) {
    return of(type, Map.of());
  }

  private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> bound) {
    return switch (type) {
      case Class<?> plain -> of(plain);
      case ParameterizedType generic -> of(generic, bound);
      case TypeVariable<?> variable -> of(bound.getOrDefault(variable, Object.class), bound);
      default -> throw new IllegalStateException("The API has no schema for " + type);
    };
  }

  private Map<String, Object> of(Class<?> type) {
    if (type == byte[].class || type == InputStream.class) {
      return schema("string", "binary");
    }
    if (type == String.class) {
      return schema("string", null);
    }
    if (type == int.class || type == Integer.class) {
      return schema("integer", "int32");
    }
    if (type == long.class || type == Long.class) {
      return schema("integer", "int64");
    }
    if (type == double.class || type == Double.class) {
      return schema("number", "double");
    }
    if (type == boolean.class || type == Boolean.class) {
      return schema("boolean", null);
    }
    if (type == UUID.class) {
      return schema("string", "uuid");
    }
    if (type == Instant.class) {
      return schema("string", "date-time");
    }
    if (type == LocalDate.class) {
      return schema("string", "date");
    }
    if (type.isEnum()) {
      Map<String, Object> schema = schema("string", null);
      schema.put("enum", Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
      return schema;
    }
    if (type.isRecord()) {
      return reference(type.getSimpleName(), type, type, Map.of());
    }
    throw new IllegalStateException("The API has no schema for " + type);
  }

  private Map<String, Object> of(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (Collection.class.isAssignableFrom(raw)) {
      Map<String, Object> schema = schema("array", null);
      schema.put("items", of(arguments[0], bound));
      return schema;
    }
    if (Map.class.isAssignableFrom(raw)) {
      Map<String, Object> schema = schema("object", null);
      schema.put("additionalProperties", of(arguments[1], bound));
      return schema;
    }
    Map<TypeVariable<?>, Type> inside = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      inside.put(raw.getTypeParameters()[i], arguments[i]);
    }
    String name = ((Class<?>) arguments[0]).getSimpleName() + raw.getSimpleName();
    return reference(name, type, raw, inside);
  }

  private Map<String, Object> reference(
      String name, Type type, Class<?> record, Map<TypeVariable<?>, Type> bound) {
    Type known = sources.putIfAbsent(name, type);
    if (known == null) {
      components.put(name, record(record, bound));
    } else if (!known.equals(type)) {
      throw new IllegalStateException("Two records of the API are called " + name);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$ref", REFERENCE + name);
    return schema;
  }

  private Map<String, Object> record(Class<?> type, Map<TypeVariable<?>, Type> bound) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Map<String, Object> schema = of(component.getGenericType(), bound);
      rules(schema, component.getAccessor());
      properties.put(component.getName(), schema);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = schema("object", null);
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static void rules(Map<String, Object> schema, AnnotatedElement place) {
    boolean array = "array".equals(schema.get("type"));
    Size size = place.getAnnotation(Size.class);
    if (size != null) {
      schema.put(array ? "maxItems" : "maxLength", size.max());
      if (size.min() > 0) {
        schema.put(array ? "minItems" : "minLength", size.min());
      }
    }
    if (place.isAnnotationPresent(NotBlank.class) || place.isAnnotationPresent(NotEmpty.class)) {
      schema.put(array ? "minItems" : "minLength", 1);
    }
    Min min = place.getAnnotation(Min.class);
    if (min != null) {
      schema.put("minimum", min.value());
    }
    Max max = place.getAnnotation(Max.class);
    if (max != null) {
      schema.put("maximum", max.value());
    }
  }

  private static Map<String, Object> schema(String type, @Nullable String format) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    if (format != null) {
      schema.put("format", format);
    }
    return schema;
  }
}
