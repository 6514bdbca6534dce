package fr.regain.agent.mine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form or a query, bounded.
 *
 * @param fields values by name, in the order in which they came
 */
record Form(Map<String, List<String>> fields) {
  private static final int LARGEST = 64 * 1024;
  private static final int MOST_FIELDS = 2048;

  static Form of(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException("a form of more than " + LARGEST + " bytes");
    }
    return of(new String(bytes, StandardCharsets.UTF_8));
  }

  static Form of(@Nullable String encoded) {
    Map<String, List<String>> fields = new HashMap<>();
    if (encoded != null && !encoded.isEmpty()) {
      for (String pair : encoded.split("&", MOST_FIELDS)) {
        String[] parts = pair.split("=", 2);
        try {
          String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
          String value =
              parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
          fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        } catch (IllegalArgumentException malformed) {
          return new Form(Map.of());
        }
      }
    }
    return new Form(fields);
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  Optional<String> one(String name) {
    return all(name).stream().findFirst();
  }

  /** A whole number from 0 on, below a bound. */
  Optional<Integer> number(String name, int below) {
    return one(name)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .filter(number -> number < below);
  }
}
