package fr.regain.installer.settings;

import fr.regain.agent.policy.AgentSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes every file that is made from the declaration of the agent's settings. */
public final class SettingsFiles {
  private SettingsFiles() {}

  /** The argument is the root of the repository. */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, String> file : content().entrySet()) {
      Path path = Path.of(arguments[0], file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** The text of each file, by its path from the root of the repository. */
  static Map<String, String> content() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("installer/windows/gpo/Regain.admx", new PolicyTemplate(AgentSettings.ALL).xml());
    for (Locale locale : new Locale[] {Locale.FRANCE, Locale.US}) {
      files.put(
          "installer/windows/gpo/%s/Regain.adml".formatted(locale.toLanguageTag()),
          new PolicyTexts(AgentSettings.ALL, locale).xml());
    }
    files.put("installer/linux/agent/regain.conf", SampleFile.of(AgentSettings.ALL));
    files.put("agent/docs/settings.md", SettingsPage.of(AgentSettings.ALL));
    return files;
  }
}
