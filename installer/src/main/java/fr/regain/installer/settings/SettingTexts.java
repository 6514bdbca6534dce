package fr.regain.installer.settings;

import fr.regain.agent.host.SystemPaths;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Setting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is said of a setting, in every file alike. */
final class SettingTexts {
  private static final Pattern END_OF_TITLE = Pattern.compile("\\. | ?; |\\.$");

  private SettingTexts() {}

  /** The first thing that its sentence says. */
  static Text title(Setting<?> setting) {
    return new Text(
        END_OF_TITLE.split(setting.text().french(), 2)[0],
        END_OF_TITLE.split(setting.text().english(), 2)[0]);
  }

  /** Its value when nobody sets it, on Windows, in words where it is none or empty. */
  static Text windowsDefault(Setting<?> setting) {
    return inWords(
        value(
            setting,
            SystemPaths.onWindows(Path.of("%ProgramData%")),
            path -> path.toString().replace('/', '\\')));
  }

  /** Its value when nobody sets it, on Linux, in words where it is none or empty. */
  static Text linuxDefault(Setting<?> setting) {
    return inWords(linuxValue(setting));
  }

  /** Its value when nobody sets it, on Linux, as the file of settings writes it. */
  static Optional<String> linuxValue(Setting<?> setting) {
    return value(setting, SystemPaths.onLinux(), Path::toString);
  }

  private static <T> Optional<String> value(
      Setting<T> setting, SystemPaths paths, Function<Path, String> shown) {
    if (setting.equals(AgentSettings.DATA_DIRECTORY)) {
      return Optional.of(shown.apply(paths.dataDirectory()));
    }
    if (setting.equals(AgentSettings.SHARED_DIRECTORY)) {
      return Optional.of(shown.apply(paths.sharedDirectory()));
    }
    return setting.fallback().map(setting.type()::print);
  }

  private static Text inWords(Optional<String> value) {
    return value
        .map(text -> text.isEmpty() ? new Text("vide", "empty") : new Text(text, text))
        .orElse(new Text("aucune valeur", "no value"));
  }

  /** {@code data-directory} as {@code DataDirectory}: names in templates have no hyphen. */
  static String identifier(Setting<?> setting) {
    return Arrays.stream(setting.key().split("-", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
