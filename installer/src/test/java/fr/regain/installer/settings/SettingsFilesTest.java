package fr.regain.installer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.PolicySource;
import fr.regain.agent.policy.AgentSettings;
import fr.regain.agent.policy.Configuration;
import fr.regain.agent.policy.ConfigurationReader;
import fr.regain.agent.policy.Setting;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SettingsFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path GPO = ROOT.resolve("installer/windows/gpo");
  private static final long LARGEST_DWORD = 0xFFFFFFFFL;

  @Test
  void everyFile_saysWhatTheDeclarationSays() throws Exception {
    for (Map.Entry<String, String> file : SettingsFiles.content().entrySet()) {
      assertThat(ROOT.resolve(file.getKey()))
          .as("stale: run mvn -Psettings process-classes")
          .hasContent(file.getValue());
    }
  }

  @Test
  void theTemplate_hasOnePolicyForEachSetting_belowThePoliciesKey() throws Exception {
    List<Element> policies = all(template(), "policy");

    assertThat(policies)
        .extracting(SettingsFilesTest::valueName)
        .containsExactlyElementsOf(AgentSettings.ALL.stream().map(Setting::key).toList());
    assertThat(policies)
        .allSatisfy(
            policy -> {
              assertThat(policy.getAttribute("key")).isEqualTo("Software\\Policies\\Regain");
              assertThat(policy.getAttribute("class")).isEqualTo("Machine");
              assertThat(policy.getAttribute("name")).matches("[A-Za-z][A-Za-z0-9]*");
            });
    assertThat(policies).extracting(policy -> policy.getAttribute("name")).doesNotHaveDuplicates();
  }

  @Test
  void everyReferenceOfTheTemplate_leadsToWhatIsThere() throws Exception {
    Document template = template();
    List<String> categories = names(template, "category", "name");
    List<String> systems = names(template, "definition", "name");

    assertThat(names(template, "parentCategory", "ref")).isSubsetOf(categories);
    assertThat(names(template, "supportedOn", "ref").stream().filter(ref -> !ref.isEmpty()))
        .isSubsetOf(systems);
    for (Document texts : List.of(texts("fr-FR"), texts("en-US"))) {
      assertThat(new TreeSet<>(names(texts, "string", "id")))
          .as("each string is used, and each that is used is there")
          .isEqualTo(new TreeSet<>(references(template, "string")));
      assertThat(new TreeSet<>(names(texts, "presentation", "id")))
          .isEqualTo(new TreeSet<>(references(template, "presentation")));
      assertThat(names(texts, "string", "id")).doesNotHaveDuplicates();
      assertThat(all(texts, "string")).allMatch(string -> !string.getTextContent().isBlank());
    }
  }

  @Test
  void everyField_isShownInBothLanguages_byTheFieldThatFitsItsKind() throws Exception {
    Map<String, String> shownBy = Map.of("text", "textBox", "decimal", "decimalTextBox");
    for (Document texts : List.of(texts("fr-FR"), texts("en-US"))) {
      for (Element policy : all(template(), "policy")) {
        for (Element field : fields(policy)) {
          String box = shownBy.get(field.getTagName());
          assertThat(names(presentation(texts, policy.getAttribute("name")), box, "refId"))
              .containsExactly(field.getAttribute("id"));
        }
      }
    }
  }

  @Test
  void theRangeOfEveryNumber_isExactlyWhatTheAgentTakes() throws Exception {
    for (Element policy : all(template(), "policy")) {
      for (Element field : fields(policy)) {
        Setting<?> setting = setting(valueName(policy));
        if (field.getTagName().equals("decimal")) {
          long minimum = Long.parseLong(field.getAttribute("minValue"));
          long maximum = Long.parseLong(field.getAttribute("maxValue"));
          assertThat(maximum).isLessThanOrEqualTo(LARGEST_DWORD);
          assertThat(taken(setting, minimum)).isTrue();
          assertThat(taken(setting, maximum)).isTrue();
          assertThat(taken(setting, minimum - 1)).isFalse();
          assertThat(taken(setting, maximum + 1)).isFalse();
        }
      }
    }
  }

  @Test
  void theAnswersEnabledAndDisabled_areYesAndNoToTheAgent() throws Exception {
    for (Element policy : all(template(), "policy")) {
      if (!policy.getAttribute("valueName").isEmpty()) {
        Setting<?> setting = setting(valueName(policy));
        assertThat(answer(policy, "enabledValue")).isEqualTo("1");
        assertThat(answer(policy, "disabledValue")).isEqualTo("0");
        assertThat(imposed(setting, 1).find(setting)).map(Object::toString).contains("true");
        assertThat(imposed(setting, 0).find(setting)).map(Object::toString).contains("false");
      }
    }
  }

  @Test
  void theElementsOfAPolicy_comeInTheOrderOfTheSchema() throws Exception {
    List<String> order =
        List.of("parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements");
    for (Element policy : all(template(), "policy")) {
      List<Integer> places =
          children(policy).stream().map(child -> order.indexOf(child.getTagName())).toList();
      assertThat(places).isSorted().doesNotContain(-1).doesNotHaveDuplicates();
    }
    assertThat(children(template().getDocumentElement()))
        .extracting(Element::getTagName)
        .containsExactly("policyNamespaces", "resources", "supportedOn", "categories", "policies");
  }

  @Test
  void theSampleFile_isReadAsItIs_andWithEveryCommentSignRemovedFromItsDefaults() throws Exception {
    String sample = Files.readString(ROOT.resolve("installer/linux/agent/regain.conf"));
    Properties asItIs = new Properties();
    asItIs.load(new StringReader(sample));
    Properties opened = new Properties();
    opened.load(new StringReader(sample.replaceAll("(?m)^#(?=[a-z])", "")));

    assertThat(asItIs).isEmpty();
    assertThat(opened.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            AgentSettings.ALL.stream()
                .filter(setting -> !setting.secret())
                .map(Setting::key)
                .toList());
    for (Setting<?> setting : AgentSettings.ALL) {
      String value = opened.getProperty(setting.key(), "");
      if (!value.isEmpty()) {
        assertThat(setting.type().parse(value)).isPresent();
      }
    }
  }

  private static boolean taken(Setting<?> setting, long number) {
    return imposed(setting, number).policyProblems().isEmpty();
  }

  private static Configuration imposed(Setting<?> setting, long number) {
    PolicySource.Value value =
        new PolicySource.Value(
            setting.key(), Long.toString(number), OptionalLong.of(number), "policy");
    return ConfigurationReader.read(
        () -> new PolicySource.Found(List.of(value), List.of()),
        Map.of(),
        Optional.empty(),
        Path.of("/none"));
  }

  private static Setting<?> setting(String key) {
    return AgentSettings.ALL.stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Document template() throws Exception {
    return parse(GPO.resolve("Regain.admx"));
  }

  private static Document texts(String language) throws Exception {
    return parse(GPO.resolve(language).resolve("Regain.adml"));
  }

  private static Document parse(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  private static String valueName(Element policy) {
    return fields(policy).stream()
        .map(field -> field.getAttribute("valueName"))
        .findFirst()
        .orElse(policy.getAttribute("valueName"));
  }

  private static List<Element> fields(Element policy) {
    return children(policy).stream()
        .filter(child -> child.getTagName().equals("elements"))
        .flatMap(elements -> children(elements).stream())
        .toList();
  }

  private static String answer(Element policy, String name) {
    Element answer = (Element) policy.getElementsByTagName(name).item(0);
    return children(answer).getFirst().getAttribute("value");
  }

  private static Element presentation(Document texts, String id) {
    return all(texts, "presentation").stream()
        .filter(presentation -> presentation.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** What attributes such as {@code $(string.Console)} name. */
  private static List<String> references(Document template, String table) {
    List<String> found = new ArrayList<>();
    String start = "$(" + table + ".";
    for (Element element : all(template, "*")) {
      for (int index = 0; index < element.getAttributes().getLength(); index++) {
        String value = element.getAttributes().item(index).getNodeValue();
        if (value.startsWith(start)) {
          found.add(value.substring(start.length(), value.length() - 1));
        }
      }
    }
    return found;
  }

  private static List<String> names(Document document, String tag, String attribute) {
    return names(document.getDocumentElement(), tag, attribute);
  }

  private static List<String> names(Element element, String tag, String attribute) {
    return elements(element.getElementsByTagName(tag)).stream()
        .map(found -> found.getAttribute(attribute))
        .toList();
  }

  private static List<Element> all(Document document, String tag) {
    return elements(document.getElementsByTagName(tag));
  }

  private static List<Element> children(Element element) {
    return elements(element.getChildNodes());
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < nodes.getLength(); index++) {
      if (nodes.item(index) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }
}
