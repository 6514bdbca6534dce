package fr.regain.console.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The door to the rule set that comes with this console. */
@Singleton
public final class RuleSets {
  private static final JsonMapper JSON = new JsonMapper();
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
    JsonNode index = object("rule-set.json");
    List<Rule> rules = new ArrayList<>();
    for (JsonNode id : index.required("rules")) {
      Rule rule = rule(object("rules/" + id.asText() + ".json"));
      if (!rule.id().equals(id.asText())) {
        throw new IllegalStateException("The rule file of " + id + " is about " + rule.id());
      }
      rules.add(rule);
    }
    String digest = new String(content("digest"), StandardCharsets.US_ASCII);
    return new RuleSet(text(index, "version"), digest, rules);
  }

  private static Rule rule(JsonNode tree) {
    JsonNode title = tree.required("title");
    JsonNode text = tree.required("text");
    return new Rule(
        text(tree, "id"),
        RuleMode.valueOf(text(tree, "mode").toUpperCase(Locale.ROOT)),
        tree.has("approval")
            ? RuleApproval.valueOf(text(tree, "approval").toUpperCase(Locale.ROOT))
            : RuleApproval.NONE,
        text(title, "fr"),
        text(title, "en"),
        text(text, "fr"),
        text(text, "en"),
        text(tree, "source"),
        Duration.parse(text(tree, "minimumAge")));
  }

  private static JsonNode object(String file) {
    try {
      return JSON.readTree(content(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The rule set's " + file, unreadable);
    }
  }

  private static byte[] content(String file) {
    try (InputStream in = RuleSets.class.getResourceAsStream(DIRECTORY + file)) {
      if (in == null) {
        throw new IllegalStateException("The rule set lacks " + file);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The rule set's " + file, unreadable);
    }
  }

  private static String text(JsonNode tree, String key) {
    return tree.required(key).asText();
  }
}
