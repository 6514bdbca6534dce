package fr.regain.console.platform;

import io.micronaut.core.naming.NameUtils;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The names of the console's settings. A name that does not exist stops the start: a mistyped one
 * must never silently mean the default.
 */
public final class SettingNames {
  private static final String PREFIX = "console";
  private static final String ENVIRONMENT_PREFIX = "CONSOLE_";
  // Read by the start script and by the log, not as settings.
  private static final Set<String> OTHERS = Set.of("CONSOLE_JAVA_OPTIONS", "CONSOLE_LOG_FORMAT");

  private static final SortedSet<String> KNOWN = names(PREFIX, ConsoleConfig.class);

  private SettingNames() {}

  private static SortedSet<String> names(String prefix, Class<?> settings) {
    SortedSet<String> names = new TreeSet<>();
    for (RecordComponent component : settings.getRecordComponents()) {
      String name = prefix + "." + NameUtils.hyphenate(component.getName());
      if (component.getType().isRecord()) {
        names.addAll(names(name, component.getType()));
      } else {
        names.add(name);
      }
    }
    return names;
  }

  /** Every setting there is, as it is written in the settings file, in alphabetical order. */
  public static SortedSet<String> known() {
    return KNOWN;
  }

  /**
   * Accepts settings that all exist.
   *
   * @param inFile names in the settings file; those that do not start with "console." are not ours
   * @param inEnvironment names of environment variables; those that do not start with "CONSOLE_"
   *     are not ours
   * @throws Problem that names each unknown one and its nearest
   */
  public static void check(Collection<String> inFile, Collection<String> inEnvironment) {
    List<String> faults = new ArrayList<>();
    for (String name : inFile) {
      String plain = name.replaceFirst("\\[\\d+]$", "");
      if (plain.startsWith(PREFIX + ".") && !KNOWN.contains(plain)) {
        faults.add(plain + " (did you mean " + nearest(plain) + "?)");
      }
    }
    for (String name : inEnvironment) {
      if (name.startsWith(ENVIRONMENT_PREFIX)
          && !OTHERS.contains(name)
          && KNOWN.stream().noneMatch(known -> variable(known).equals(name))) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        faults.add(name + " (did you mean " + variable(nearest(plain)) + "?)");
      }
    }
    if (!faults.isEmpty()) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "These settings do not exist: " + String.join(", ", faults) + ".");
    }
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String nearest(String unknown) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return KNOWN.stream()
        .min((one, other) -> distance.apply(unknown, one) - distance.apply(unknown, other))
        .orElseThrow();
  }
}
