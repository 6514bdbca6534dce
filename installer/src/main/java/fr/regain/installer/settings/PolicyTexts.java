package fr.regain.installer.settings;

import fr.regain.agent.message.Text;
import fr.regain.agent.policy.Setting;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The texts and the input fields of {@link PolicyTemplate} in one language (ADML). */
final class PolicyTexts {
  private final List<Setting<?>> settings;
  private final Locale locale;

  PolicyTexts(List<Setting<?>> settings, Locale locale) {
    this.settings = List.copyOf(settings);
    this.locale = locale;
  }

  String xml() {
    return Xml.document(
        document ->
            document.element(
                "policyDefinitionResources",
                this::content,
                "xmlns",
                PolicyTemplate.NAMESPACE,
                "revision",
                "1.0",
                "schemaVersion",
                "1.0"));
  }

  private void content(Xml xml) {
    xml.text("displayName", "Regain");
    xml.text("description", in("Réglages de l'agent Regain", "Settings of the Regain agent"));
    xml.element(
        "resources",
        in -> {
          in.element("stringTable", this::strings);
          in.element("presentationTable", this::presentations);
        });
  }

  private void strings(Xml xml) {
    string(xml, PolicyTemplate.CATEGORY, "Regain");
    string(
        xml,
        PolicyTemplate.SUPPORTED,
        in("Windows 10, Windows 11 (64 bits)", "Windows 10, Windows 11 (64-bit)"));
    for (Setting<?> setting : settings) {
      String name = SettingTexts.identifier(setting);
      string(xml, name, SettingTexts.title(setting).in(locale));
      string(xml, name + "_Help", help(setting));
    }
  }

  private static void string(Xml xml, String id, String text) {
    xml.text("string", text, "id", id);
  }

  private String help(Setting<?> setting) {
    StringBuilder help = new StringBuilder(setting.text().in(locale));
    help.append("\n\n")
        .append(
            switch (Field.of(setting)) {
              case Field.Choice() ->
                  in("Activé : oui. Désactivé : non.", "Enabled: yes. Disabled: no.");
              case Field.Line _ -> expected(setting);
              case Field.Amount number -> expected(setting) + "\n" + range(number);
            });
    help.append("\n\n")
        .append(in("Non configuré : ", "Not configured: "))
        .append(SettingTexts.windowsDefault(setting).in(locale))
        .append(".");
    if (setting.secret()) {
      help.append("\n\n")
          .append(
              in(
                  "Attention : tout compte du domaine lit les valeurs d'une stratégie. Préférez"
                      + " token-file.",
                  "Beware: every account of the domain reads the values of a policy. Prefer"
                      + " token-file."));
    }
    return help.append("\n\nHKLM\\")
        .append(PolicyTemplate.KEY)
        .append('\\')
        .append(setting.key())
        .toString();
  }

  private String expected(Setting<?> setting) {
    return in("Attendu : ", "Expected: ") + setting.type().expected().in(locale) + ".";
  }

  private String range(Field.Amount number) {
    return in("Ici en %s : de %d à %d.", "Here in %s: from %d to %d.")
        .formatted(number.unit().in(locale), number.minimum(), number.maximum());
  }

  private void presentations(Xml xml) {
    for (Setting<?> setting : settings) {
      String name = SettingTexts.identifier(setting);
      switch (Field.of(setting)) {
        case Field.Choice() -> {
          // The editor's own Enabled and Disabled are the whole answer.
        }
        case Field.Line _ ->
            presentation(
                xml,
                name,
                in ->
                    in.element(
                        "textBox",
                        box -> box.text("label", setting.type().expected().in(locale)),
                        "refId",
                        name));
        case Field.Amount number ->
            presentation(
                xml,
                name,
                in ->
                    in.text(
                        "decimalTextBox",
                        number.unit().in(locale),
                        "refId",
                        name,
                        "defaultValue",
                        Long.toString(number.initial()),
                        "spinStep",
                        Long.toString(number.step())));
      }
    }
  }

  private static void presentation(Xml xml, String id, Consumer<Xml> content) {
    xml.element("presentation", content, "id", id);
  }

  private String in(String french, String english) {
    return new Text(french, english).in(locale);
  }
}
