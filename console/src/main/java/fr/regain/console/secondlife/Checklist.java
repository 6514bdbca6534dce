package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is looked at when a piece is inspected, by its kind: data, in {@code checklist.csv}. */
final class Checklist {
  private static final String FILE = "/fr/regain/console/secondlife/checklist.csv";
  private static final Map<String, List<EquipmentKind>> KINDS = read();

  private Checklist() {}

  /** The steps for a kind, in their order. */
  static List<String> of(EquipmentKind kind) {
    return KINDS.entrySet().stream()
        .filter(step -> step.getValue().contains(kind))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Every step that there is. */
  static List<String> all() {
    return List.copyOf(KINDS.keySet());
  }

  private static Map<String, List<EquipmentKind>> read() {
    Map<String, List<EquipmentKind>> kinds = new LinkedHashMap<>();
    try (InputStream file = Checklist.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The console lacks its file " + FILE);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      for (String line : lines.lines().skip(1).toList()) {
        String[] cells = line.split(";", -1);
        kinds.put(
            cells[0], Arrays.stream(cells[1].split(" ")).map(EquipmentKind::valueOf).toList());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return kinds;
  }
}
