package fr.regain.installer.settings;

import fr.regain.agent.message.Text;
import fr.regain.agent.policy.Setting;
import java.util.List;

/** The reference page of the agent's settings, for administrators, in French. */
final class SettingsPage {
  private SettingsPage() {}

  static String of(List<Setting<?>> settings) {
    StringBuilder page =
        new StringBuilder(
            """
            # Réglages de l'agent

            Page produite par `mvn -Psettings process-classes` à partir de la déclaration des réglages (`AgentSettings`) ; ne la
            modifiez pas à la main.

            La première source qui donne une valeur l'emporte :

            1. la stratégie : `HKLM\\Software\\Policies\\Regain` sous Windows, `/etc/regain/policy.d/*.conf` sous Linux ;
            2. la ligne de commande : `--console`, `--proxy`… ;
            3. le fichier : `%ProgramData%\\Regain\\regain.conf`, `/etc/regain/regain.conf`, ou celui de `--config` ;
            4. ce que l'installation a reçu (propriétés du MSI) : `HKLM\\Software\\Regain\\Settings` ;
            5. la valeur par défaut.

            Une valeur de travers dans 1 ou 4 est signalée (`regain config show`, et à la console : `policy.invalid`), et la source
            suivante vaut ; mais tant que `campaigns` ou `forbidden-rules` ne se lit pas, aucune campagne n'est acceptée. Dans 2 ou 3 elle
            arrête le démarrage. Dans le registre, un nombre peut être un REG_DWORD ou un REG_SZ : des
            secondes pour une durée, des octets pour une taille, 1 ou 0 pour oui ou non. Une durée ou une taille peut aussi porter son
            unité dans un REG_SZ (`90s`, `64MiB`).

            """);
    settings.forEach(setting -> add(page, setting));
    return page.toString();
  }

  private static void add(StringBuilder page, Setting<?> setting) {
    page.append("## `").append(setting.key()).append("`\n\n");
    page.append(setting.text().french()).append("\n\n");
    page.append("- Valeur : ").append(setting.type().expected().french()).append('\n');
    if (Field.of(setting) instanceof Field.Amount(long minimum, long maximum, Text unit, _, _)) {
      page.append("- En nombre : de %d à %d %s\n".formatted(minimum, maximum, unit.french()));
    }
    String windows = SettingTexts.windowsDefault(setting).french();
    String linux = SettingTexts.linuxDefault(setting).french();
    page.append(
        windows.equals(linux)
            ? "- Par défaut : %s\n".formatted(linux)
            : "- Par défaut : `%s` (Windows), `%s` (Linux)\n".formatted(windows, linux));
    if (setting.secret()) {
      page.append("- Secret : jamais montré. Une stratégie est lisible par tout le domaine.\n");
    }
    page.append('\n');
  }
}
