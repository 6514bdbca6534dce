package fr.regain.console.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a calendar and refuses whatever RFC 5545 does not allow in what the console writes. */
final class StrictCalendar {
  private StrictCalendar() {}

  /** The properties of each event, unescaped. */
  static List<Map<String, String>> events(byte[] bytes) {
    List<String> lines = unfolded(bytes);
    require(lines.getFirst().equals("BEGIN:VCALENDAR"), "a calendar", lines.getFirst());
    require(lines.getLast().equals("END:VCALENDAR"), "its end", lines.getLast());
    require(lines.contains("VERSION:2.0"), "a version", "none");
    require(lines.stream().anyMatch(line -> line.startsWith("PRODID:")), "a product", "none");
    List<Map<String, String>> events = new ArrayList<>();
    Map<String, String> open = null;
    for (String line : lines) {
      int colon = line.indexOf(':');
      require(colon > 0, "a property", line);
      String name = line.substring(0, colon);
      require(name.matches("[A-Z-]+(;[A-Z]+=[A-Z]+)*"), "a name", name);
      switch (line) {
        case "BEGIN:VEVENT" -> {
          require(open == null, "no event in an event", line);
          open = new TreeMap<>();
        }
        case "END:VEVENT" -> {
          require(
              open != null && open.keySet().containsAll(List.of("UID", "DTSTAMP", "SUMMARY")),
              "a whole event",
              String.valueOf(open));
          events.add(open);
          open = null;
        }
        default -> {
          if (open != null) {
            require(open.put(name, unescaped(line.substring(colon + 1))) == null, "it once", name);
          }
        }
      }
    }
    require(open == null, "the end of an event", "none");
    return events;
  }

  /** The content lines: each ends with CR LF and has at most 75 octets before it is unfolded. */
  static List<String> unfolded(byte[] bytes) {
    String text = decoded(bytes);
    require(text.endsWith("\r\n"), "a line's end", "none");
    List<String> lines = new ArrayList<>();
    for (String line : text.substring(0, text.length() - 2).split("\r\n", -1)) {
      require(!line.contains("\r") && !line.contains("\n"), "no stray line end", line);
      byte[] octets = line.getBytes(StandardCharsets.UTF_8);
      require(octets.length <= 75, "75 octets", line);
      require(!line.isEmpty(), "a line", "an empty one");
      if (line.startsWith(" ")) {
        lines.set(lines.size() - 1, lines.getLast() + line.substring(1));
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException broken) {
      throw new IllegalArgumentException("Not UTF-8", broken);
    }
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      require(character != ';' && character != ',', "it escaped", value);
      if (character == '\\') {
        index++;
        char escaped = value.charAt(index);
        require("\\;,n".indexOf(escaped) >= 0, "an escape of the standard", value);
        text.append(escaped == 'n' ? '\n' : escaped);
      } else {
        text.append(character);
      }
    }
    return text.toString();
  }

  private static void require(boolean holds, String expected, String found) {
    if (!holds) {
      throw new IllegalArgumentException("Expected " + expected + " and found " + found);
    }
  }
}
