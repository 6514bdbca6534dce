package fr.regain.console.rule;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The door to the rule set that comes with this console. */
@Singleton
public final class RuleSets {
  private static final String DIRECTORY = "/fr/regain/v1/rule/";

  private final RuleSet current;

  /**
   * Reads the rule set.
   *
   * @throws IllegalStateException when a file of it is missing or says what the console does not
   *     understand: the build is broken
   */
  public RuleSets() {
    current = read();
  }

  /** The rule set that campaigns of today are made with. */
  public RuleSet current() {
    return current;
  }

  private static RuleSet read() {
    Map<?, ?> index = object("rule-set.json");
    List<Object> trees = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (Object id : (List<?>) value(index, "rules")) {
      Map<?, ?> tree = object("rules/" + id + ".json");
      Rule rule = rule(tree);
      if (!rule.id().equals(id)) {
        throw new IllegalStateException("The rule file of " + id + " is about " + rule.id());
      }
      trees.add(tree);
      rules.add(rule);
    }
    String version = text(index, "version");
    String digest =
        CanonicalJson.digest(
            Map.of("schema", value(index, "schema"), "version", version, "rules", trees));
    return new RuleSet(version, digest, rules);
  }

  private static Rule rule(Map<?, ?> tree) {
    Map<?, ?> title = (Map<?, ?>) value(tree, "title");
    Map<?, ?> text = (Map<?, ?>) value(tree, "text");
    return new Rule(
        text(tree, "id"),
        RuleMode.valueOf(text(tree, "mode").toUpperCase(Locale.ROOT)),
        tree.containsKey("approval")
            ? RuleApproval.valueOf(text(tree, "approval").toUpperCase(Locale.ROOT))
            : RuleApproval.NONE,
        text(title, "fr"),
        text(title, "en"),
        text(text, "fr"),
        text(text, "en"),
        text(tree, "source"),
        Duration.parse(text(tree, "minimumAge")));
  }

  private static Map<?, ?> object(String file) {
    try (InputStream in = RuleSets.class.getResourceAsStream(DIRECTORY + file)) {
      if (in == null) {
        throw new IllegalStateException("The rule set lacks " + file);
      }
      return (Map<?, ?>) CanonicalJson.parse(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The rule set's " + file, unreadable);
    }
  }

  private static Object value(Map<?, ?> tree, String key) {
    Object value = tree.get(key);
    if (value == null) {
      throw new IllegalStateException("The rule set lacks " + key + " in " + tree);
    }
    return value;
  }

  private static String text(Map<?, ?> tree, String key) {
    return (String) value(tree, key);
  }
}
