package fr.regain.console.eligibility;

import fr.regain.v1.OperatingSystem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Pattern;

/** The operating system that a computer runs. */
enum RunningSystem {
  WINDOWS_11,
  WINDOWS_10,
  /** A Windows before them, which gets no updates at all. */
  WINDOWS_OLD,
  LINUX,
  /** Not told, or one of which the criteria say nothing. */
  UNKNOWN;

  private static final int FIRST_BUILD_OF_11 = 22_000;
  private static final Pattern OTHERS = Pattern.compile("mac|ipad|\\bios\\b|android|chrome");

  static RunningSystem of(OperatingSystem system) {
    String name = system.getName().toLowerCase(Locale.ROOT);
    if (!name.contains("windows")) {
      return name.isBlank() || OTHERS.matcher(name).find() ? UNKNOWN : LINUX;
    }
    String version = system.getVersion().strip();
    if (name.contains("server") || version.toLowerCase(Locale.ROOT).contains("server")) {
      return UNKNOWN;
    }
    String build = system.getBuild();
    boolean builtAs11 = build.matches("[0-9]{5,6}") && Integer.parseInt(build) >= FIRST_BUILD_OF_11;
    if (version.startsWith("11") || (version.startsWith("10") && builtAs11)) {
      return WINDOWS_11;
    }
    if (version.startsWith("10")) {
      return WINDOWS_10;
    }
    return version.matches("(XP|Vista|[5-8]).*") ? WINDOWS_OLD : UNKNOWN;
  }

  /** The last day of paid updates of Windows 10: the second Tuesday of October. */
  static LocalDate lastPaidDay(int year) {
    return LocalDate.of(year, 10, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY));
  }
}
