package fr.regain.installer.settings;

import fr.regain.agent.policy.Setting;
import java.util.List;

/** The file of settings that an installation brings: everything in it is a comment. */
final class SampleFile {
  private SampleFile() {}

  static String of(List<Setting<?>> settings) {
    StringBuilder file =
        new StringBuilder(
            """
            # Réglages de l'agent Regain. Une stratégie (/etc/regain/policy.d) l'emporte sur ce fichier.
            # Toute personne du poste doit pouvoir le lire : un jeton va dans un fichier à part (token-file).
            # Settings of the Regain agent. A policy (/etc/regain/policy.d) is stronger than this file.
            # Everybody at the device has to be able to read it: a token goes into its own file (token-file).
            """);
    settings.stream().filter(setting -> !setting.secret()).forEach(each -> add(file, each));
    return file.toString();
  }

  private static void add(StringBuilder file, Setting<?> setting) {
    file.append("\n# ").append(setting.text().french());
    file.append("\n# ").append(setting.text().english());
    file.append("\n# ").append(setting.type().expected().french());
    file.append(" / ").append(setting.type().expected().english());
    file.append("\n#").append(setting.key()).append(" = ");
    file.append(SettingTexts.linuxValue(setting).orElse(""));
    file.append('\n');
  }
}
