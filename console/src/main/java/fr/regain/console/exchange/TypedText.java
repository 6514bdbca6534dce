package fr.regain.console.exchange;

import fr.regain.console.equipment.EquipmentKind;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people and programs write in the cells of a table. */
final class TypedText {
  private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})([T ].*)?");
  private static final Pattern FRENCH_DAY =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})( \\d.*)?");
  private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");

  /** Days since the end of 1899, as spreadsheets count them: from 1954 to 2064. */
  private static final Pattern SPREADSHEET_DAY = Pattern.compile("[2-5]\\d{4}");

  private static final LocalDate SPREADSHEET_ZERO = LocalDate.of(1899, 12, 30);

  private static final Pattern SIZE =
      Pattern.compile("([0-9]{1,15}(?:[.,][0-9]{1,6})?)([kmgt]?)(i?)(?:o|b|octets|bytes)?");

  private static final Pattern QUOTED_FORMULA = Pattern.compile("=\"([^\"]*)\"");

  /** Words for what it is, the telling ones first. */
  private static final Map<Pattern, EquipmentKind> KINDS = kinds();

  private TypedText() {}

  /**
   * A cell as a value: without surrounding spaces, without the apostrophe that keeps a spreadsheet
   * from running it, and the text of {@code ="text"}, by which spreadsheets keep leading zeros.
   */
  static String value(String cell) {
    String text = cell.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
    Matcher formula = QUOTED_FORMULA.matcher(text);
    if (formula.matches()) {
      return formula.group(1).strip();
    }
    return text.matches("(?s)'[=+@-].*") ? text.substring(1) : text;
  }

  /** Lower case without accents, its words with one space between. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace("œ", "oe")
        .replace("æ", "ae")
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  /** Whether a date says that there is none: GLPI writes zeros. */
  static boolean isNoDay(String text) {
    return text.isEmpty() || text.startsWith("0000-00-00") || text.equalsIgnoreCase("null");
  }

  /**
   * The day that a text names: as ISO 8601 or as the French write it, with or without a time, a
   * month for its first day, or a spreadsheet's count of days.
   */
  static Optional<LocalDate> day(String text) {
    try {
      Matcher iso = ISO_DAY.matcher(text);
      if (iso.matches()) {
        return Optional.of(day(iso.group(1), iso.group(2), iso.group(3)));
      }
      Matcher french = FRENCH_DAY.matcher(text);
      if (french.matches()) {
        String year = french.group(3);
        return Optional.of(
            day(year.length() == 2 ? "20" + year : year, french.group(2), french.group(1)));
      }
      Matcher month = MONTH.matcher(text);
      if (month.matches()) {
        return Optional.of(day(month.group(2), month.group(1), "1"));
      }
      return SPREADSHEET_DAY.matcher(text).matches()
          ? Optional.of(SPREADSHEET_ZERO.plusDays(Long.parseLong(text)))
          : Optional.empty();
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static LocalDate day(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  /** Memory in bytes: "8", "7,8 Go", "8192 Mo"; without a unit gibibytes, mebibytes from 512 on. */
  static OptionalLong memory(String text) {
    return size(text, 1024, 512);
  }

  /**
   * A disk in bytes: "256", "1 To", "256060 Mo"; without a unit gigabytes, megabytes from 20,000
   * on.
   */
  static OptionalLong disk(String text) {
    return size(text, 1000, 20_000);
  }

  private static OptionalLong size(String text, int base, double smallFrom) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT).replaceAll("\\s+", ""));
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    double number = Double.parseDouble(size.group(1).replace(',', '.'));
    int thousand = size.group(3).isEmpty() ? base : 1024;
    int power =
        switch (size.group(2)) {
          case "k" -> 1;
          case "m" -> 2;
          case "g" -> 3;
          case "t" -> 4;
          default -> number < smallFrom ? 3 : 2;
        };
    double bytes = number * Math.pow(thousand, power);
    return bytes >= 1 && bytes < 1e18 ? OptionalLong.of(Math.round(bytes)) : OptionalLong.empty();
  }

  /** What a piece is, by the words for it; empty for a virtual machine, which is none. */
  static Optional<EquipmentKind> kind(String text) {
    String words = plain(text);
    if (words.isEmpty()) {
      return Optional.of(EquipmentKind.COMPUTER);
    }
    if (words.matches(".*\\b(virtuelle?|virtual|vm|vmware|hyper v|kvm guest)\\b.*")) {
      return Optional.empty();
    }
    return Optional.of(
        KINDS.entrySet().stream()
            .filter(entry -> entry.getKey().matcher(words).find())
            .findFirst()
            .map(Map.Entry::getValue)
            .orElse(EquipmentKind.OTHER));
  }

  private static Map<Pattern, EquipmentKind> kinds() {
    Map<Pattern, EquipmentKind> kinds = new LinkedHashMap<>();
    put(kinds, EquipmentKind.OTHER, "video ?projecteurs?|projectors?|tni|tbi|vpi|onduleurs?|ups");
    put(
        kinds,
        EquipmentKind.PRINTER,
        "imprimantes?|printers?|mfp|multifonctions?|copieurs?|traceurs?");
    put(
        kinds,
        EquipmentKind.NETWORK,
        "switch(es)?|commutateurs?|routeurs?|routers?|bornes?|access point|wi ?fi|reseaux?|"
            + "network(ing|equipment| equipment)?|pare feu|firewalls?");
    put(kinds, EquipmentKind.PHONE, "telephones?|phones?|smartphones?|mobiles?|iphone");
    put(kinds, EquipmentKind.MONITOR, "screens?|ecrans?|moniteurs?|monitors?|displays?");
    put(kinds, EquipmentKind.ALL_IN_ONE, "tout en un|all in one|aio|imac");
    put(kinds, EquipmentKind.TABLET, "tablettes?|tablets?|ipad|detachable");
    put(
        kinds,
        EquipmentKind.LAPTOP,
        "portables?|laptops?|notebooks?|sub notebook|ultrabooks?|convertible|netbooks?|macbook|"
            + "chromebook|hand held");
    put(
        kinds,
        EquipmentKind.SERVER,
        "serveurs?|servers?|rack mount chassis|main server chassis|blade");
    put(
        kinds,
        EquipmentKind.DESKTOP,
        "desktops?|tours?|towers?|fixes?|unites? centrales?|uc|mini pc|mini|stick pc|micro|"
            + "pizza box|lunch box|space saving|stations? de travail|workstations?");
    put(kinds, EquipmentKind.COMPUTER, "ordinateurs?|pc|computers?|postes?");
    return kinds;
  }

  private static void put(Map<Pattern, EquipmentKind> kinds, EquipmentKind kind, String words) {
    kinds.put(Pattern.compile("\\b(" + words + ")\\b"), kind);
  }
}
