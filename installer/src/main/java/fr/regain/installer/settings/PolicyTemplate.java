package fr.regain.installer.settings;

import fr.regain.agent.policy.Setting;
import java.util.List;
import java.util.function.Consumer;

/**
 * The administrative template (ADMX): one policy for each setting, below {@code
 * Software\Policies\Regain}, where Windows itself removes what an unlinked policy had set.
 */
final class PolicyTemplate {
  static final String KEY = "Software\\Policies\\Regain";
  static final String NAMESPACE =
      "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
  static final String CATEGORY = "Regain";
  static final String SUPPORTED = "SUPPORTED_Regain";

  private final List<Setting<?>> settings;

  PolicyTemplate(List<Setting<?>> settings) {
    this.settings = List.copyOf(settings);
  }

  String xml() {
    return Xml.document(
        document ->
            document.element(
                "policyDefinitions",
                this::content,
                "xmlns",
                NAMESPACE,
                "revision",
                "1.0",
                "schemaVersion",
                "1.0"));
  }

  private void content(Xml xml) {
    xml.element(
        "policyNamespaces",
        in -> in.empty("target", "prefix", "regain", "namespace", "Regain.Policies.Agent"));
    xml.empty("resources", "minRequiredRevision", "1.0", "fallbackCulture", "en-US");
    xml.element(
        "supportedOn",
        in ->
            in.element(
                "definitions",
                each ->
                    each.empty("definition", "name", SUPPORTED, "displayName", string(SUPPORTED))));
    xml.element(
        "categories",
        in -> in.empty("category", "name", CATEGORY, "displayName", string(CATEGORY)));
    xml.element("policies", in -> settings.forEach(setting -> policy(in, setting)));
  }

  private static void policy(Xml xml, Setting<?> setting) {
    String name = SettingTexts.identifier(setting);
    switch (Field.of(setting)) {
      case Field.Choice() ->
          xml.element(
              "policy",
              in -> {
                place(in);
                in.element("enabledValue", value -> value.empty("decimal", "value", "1"));
                in.element("disabledValue", value -> value.empty("decimal", "value", "0"));
              },
              "name",
              name,
              "class",
              "Machine",
              "displayName",
              string(name),
              "explainText",
              string(name + "_Help"),
              "key",
              KEY,
              "valueName",
              setting.key());
      case Field.Line(int maximumLength) ->
          withElement(
              xml,
              name,
              in ->
                  in.empty(
                      "text",
                      "id",
                      name,
                      "valueName",
                      setting.key(),
                      "required",
                      "true",
                      "maxLength",
                      Integer.toString(maximumLength)));
      case Field.Amount number ->
          withElement(
              xml,
              name,
              in ->
                  in.empty(
                      "decimal",
                      "id",
                      name,
                      "valueName",
                      setting.key(),
                      "required",
                      "true",
                      "minValue",
                      Long.toString(number.minimum()),
                      "maxValue",
                      Long.toString(number.maximum())));
    }
  }

  private static void withElement(Xml xml, String name, Consumer<Xml> element) {
    xml.element(
        "policy",
        in -> {
          place(in);
          in.element("elements", element);
        },
        "name",
        name,
        "class",
        "Machine",
        "displayName",
        string(name),
        "explainText",
        string(name + "_Help"),
        "key",
        KEY,
        "presentation",
        "$(presentation." + name + ")");
  }

  private static void place(Xml xml) {
    xml.empty("parentCategory", "ref", CATEGORY);
    xml.empty("supportedOn", "ref", SUPPORTED);
  }

  private static String string(String id) {
    return "$(string." + id + ")";
  }
}
