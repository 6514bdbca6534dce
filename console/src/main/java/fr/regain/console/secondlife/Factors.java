package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a year of use gained avoids, and what a new part costs: data, in {@code factors.csv} and
 * {@code parts.csv}, each with its range and its source.
 *
 * <p>Two kinds are sourced as such. For the others the credit of a laptop is scaled by what making
 * them costs for each year of their life (manufacture, distribution and end of life, over the
 * reference lifetime): {@code credit = credit(laptop) × (embodied ÷ years) ÷ (embodied(laptop) ÷
 * years(laptop))}, and is called extrapolated. A kind without data has no credit, which is not a
 * credit of zero.
 */
public final class Factors {
  private static final Map<EquipmentKind, Credit> CREDITS = credits();
  private static final Map<String, Part> PARTS = parts();

  private Factors() {}

  /** How a credit was obtained. */
  public enum Basis {
    /** A published figure for this kind. */
    SOURCED,
    /** Reckoned from the figure of a laptop. */
    EXTRAPOLATED
  }

  /**
   * What one more year of use avoids.
   *
   * @param perYear for each year gained
   * @param basis how it was obtained
   * @param source key of the text that names where it is from
   */
  public record Credit(Interval perYear, Basis basis, String source) {}

  /**
   * What making a new part costs.
   *
   * @param embodied for one part
   * @param source key of the text that names where it is from
   */
  public record Part(Interval embodied, String source) {}

  /** The credit of a kind; empty: no source says anything of it. */
  public static Optional<Credit> credit(EquipmentKind kind) {
    return Optional.ofNullable(CREDITS.get(kind));
  }

  /** All credits. */
  public static Map<EquipmentKind, Credit> allCredits() {
    return CREDITS;
  }

  /** All parts, by the key that a fitted part is recorded with. */
  public static Map<String, Part> allParts() {
    return PARTS;
  }

  /** The keys of the parts that have a factor, in their order. */
  public static List<String> partKeys() {
    return List.copyOf(PARTS.keySet());
  }

  private static Map<EquipmentKind, Credit> credits() {
    Map<EquipmentKind, Credit> credits = new EnumMap<>(EquipmentKind.class);
    Interval laptop = Interval.ZERO;
    double laptopYear = 0;
    for (String[] cells : lines("factors.csv")) {
      EquipmentKind kind = EquipmentKind.valueOf(cells[0]);
      double year = Double.parseDouble(cells[4]) / Double.parseDouble(cells[5]);
      boolean sourced = !cells[1].isEmpty();
      if (kind == EquipmentKind.LAPTOP) {
        laptop = interval(cells, 1);
        laptopYear = year;
      }
      Interval perYear = sourced ? interval(cells, 1) : laptop.times(year / laptopYear);
      credits.put(
          kind, new Credit(perYear, sourced ? Basis.SOURCED : Basis.EXTRAPOLATED, cells[6]));
    }
    return credits;
  }

  private static Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (String[] cells : lines("parts.csv")) {
      parts.put(cells[0], new Part(interval(cells, 1), cells[4]));
    }
    return parts;
  }

  private static Interval interval(String[] cells, int first) {
    return new Interval(
        Double.parseDouble(cells[first]),
        Double.parseDouble(cells[first + 1]),
        Double.parseDouble(cells[first + 2]));
  }

  private static List<String[]> lines(String name) {
    String path = "/fr/regain/console/secondlife/" + name;
    try (InputStream file = Factors.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("The console lacks its file " + path);
      }
      return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .skip(1)
          .map(line -> line.split(";", -1))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
