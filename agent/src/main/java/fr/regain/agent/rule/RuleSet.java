package fr.regain.agent.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An immutable version of all rules.
 *
 * @param version the day of the rule set: {@code 2026.11.21}
 * @param digest SHA-256 over its files in lower-case hexadecimal, as the build takes it for agent
 *     and console alike
 * @param rules in the order in which they are shown
 */
public record RuleSet(String version, String digest, List<Rule> rules) {
  // Part of what both sides agree on: the console shows and chooses rules by the same files.
  private static final String DIRECTORY = "/fr/regain/v1/rule/";

  /**
   * Checks that no id comes twice.
   *
   * @throws IllegalArgumentException with the id
   */
  public RuleSet {
    rules = List.copyOf(rules);
    Set<String> seen = new LinkedHashSet<>();
    for (Rule rule : rules) {
      if (!seen.add(rule.id())) {
        throw new IllegalArgumentException("'" + rule.id() + "' comes twice");
      }
    }
  }

  /**
   * The rule set that comes with this agent.
   *
   * @throws RuleSetException when any part of it is not understood
   */
  public static RuleSet builtIn() throws RuleSetException {
    Fields index = new Fields("rule-set.json", parsed("rule-set.json"));
    List<Object> rules = new ArrayList<>();
    long schema = index.whole("schema");
    String version = index.text("version");
    for (String id : index.values("rules", id -> id)) {
      String file = "rules/" + id + ".json";
      Object rule = parsed(file);
      if (!new Fields(file, rule).text("id").equals(id)) {
        throw new RuleSetException(file, "its id is another one");
      }
      rules.add(rule);
    }
    index.end();
    return RuleReader.read(
        Map.of("schema", schema, "version", version, "rules", rules), builtInDigest());
  }

  /**
   * The digest of the rule set that comes with this agent; the rules themselves are not read.
   *
   * @throws RuleSetException when the build has not taken it
   */
  public static String builtInDigest() throws RuleSetException {
    return new String(content("digest"), StandardCharsets.US_ASCII);
  }

  private static Object parsed(String file) throws RuleSetException {
    return RuleReader.parse(file, content(file));
  }

  private static byte[] content(String file) throws RuleSetException {
    try (InputStream in = RuleSet.class.getResourceAsStream(DIRECTORY + file)) {
      if (in == null) {
        throw new RuleSetException(file, "it is not part of this agent");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new RuleSetException(file, "it cannot be read (" + e.getMessage() + ")");
    }
  }

  /** The rule of that id. */
  public Optional<Rule> find(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
