package fr.regain.console.platform;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.naming.NameUtils;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of the console's settings. One that is not as it must be stops the start. */
public final class SettingValues {
  private static final Pattern OUT_OF_BOUNDS =
      Pattern.compile("ConsoleConfig(?:\\$\\w+)?\\.(\\w+) - (.+)");

  private SettingValues() {}

  /**
   * Reads every setting.
   *
   * @throws Problem with {@link ProblemCode#CONFIGURATION_INVALID} that names each one which cannot
   *     be used, and why
   */
  public static void check(ApplicationContext context) {
    List<String> faults = new ArrayList<>();
    check(context, "console", ConsoleConfig.class, faults);
    if (faults.isEmpty()) {
      faults.addAll(SettingRules.faults(context.getBean(ConsoleConfig.class)));
    }
    if (!faults.isEmpty()) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "Settings that cannot be used: " + String.join("; ", faults) + ".");
    }
    context.getBean(ConsoleConfig.class).zone();
  }

  private static void check(
      ApplicationContext context, String prefix, Class<?> settings, List<String> faults) {
    int before = faults.size();
    for (RecordComponent component : settings.getRecordComponents()) {
      String name = prefix + "." + NameUtils.hyphenate(component.getName());
      if (component.getType().isRecord()) {
        check(context, name, component.getType(), faults);
      } else if (!isReadable(context, name, component.getType())) {
        faults.add(
            "%s is \"%s\", which is no %s"
                .formatted(
                    name,
                    context.getProperty(name, String.class).orElse(""),
                    NameUtils.hyphenate(component.getType().getSimpleName(), true)));
      }
    }
    if (faults.size() == before) {
      checkBounds(context, prefix, settings, faults);
    }
  }

  // Where there is a default, a value that cannot be read would silently mean the default.
  private static boolean isReadable(ApplicationContext context, String name, Class<?> type) {
    try {
      return !context.containsProperty(name) || context.getProperty(name, type).isPresent();
    } catch (ConversionErrorException unreadable) {
      return false;
    }
  }

  private static void checkBounds(
      ApplicationContext context, String prefix, Class<?> settings, List<String> faults) {
    try {
      context.getBean(settings);
    } catch (BeanContextException refused) {
      for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
        Matcher bounds = OUT_OF_BOUNDS.matcher(String.valueOf(cause.getMessage()));
        while (bounds.find()) {
          faults.add(
              prefix + "." + NameUtils.hyphenate(bounds.group(1)) + " " + bounds.group(2).strip());
        }
      }
    }
  }
}
