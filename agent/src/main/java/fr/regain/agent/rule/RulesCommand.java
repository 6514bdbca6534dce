package fr.regain.agent.rule;

import com.fasterxml.jackson.jr.ob.JSON;
import fr.regain.agent.command.Command;
import fr.regain.agent.command.Declaration;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.command.JsonOption;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code regain rules}: shows the built-in rule set. */
public final class RulesCommand implements Command {
  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Text summary() {
    return new Text(
        "Montre les règles intégrées : ce qui peut être nettoyé, où, et à quelles conditions.",
        "Shows the built-in rules: what may be cleaned, where, and under which conditions.");
  }

  @Override
  public void declare(Declaration declaration) {
    JsonOption.declare(declaration);
  }

  @Override
  public ExitCode run(Invocation invocation) {
    RuleSet rules = builtIn();
    if (JsonOption.isGiven(invocation)) {
      invocation.out().println(json(rules));
    } else {
      print(rules, invocation);
    }
    invocation.out().flush();
    return ExitCode.OK;
  }

  /**
   * The built-in rule set, for a command.
   *
   * @throws AgentProblem when any part of it is not understood
   */
  public static RuleSet builtIn() {
    try {
      return RuleSet.builtIn();
    } catch (RuleSetException e) {
      throw new AgentProblem("rules.refused", ExitCode.UNEXPECTED, e.text(), e);
    }
  }

  /**
   * The digest of that rule set, of which nothing else is read.
   *
   * @throws AgentProblem when the agent lacks it
   */
  public static String builtInDigest() {
    try {
      return RuleSet.builtInDigest();
    } catch (RuleSetException e) {
      throw new AgentProblem("rules.refused", ExitCode.UNEXPECTED, e.text(), e);
    }
  }

  private static String json(RuleSet rules) {
    try {
      return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(tree(rules));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
  }

  private static void print(RuleSet rules, Invocation to) {
    String heading = rules.version() + "  sha256:" + rules.digest();
    to.say(new Text("Règles " + heading, "Rules " + heading));
    for (Rule rule : rules.rules()) {
      to.say(new Text("", ""));
      RuleText.of(rule).forEach(to::say);
    }
  }

  private static Map<String, Object> tree(RuleSet rules) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("version", rules.version());
    tree.put("digest", rules.digest());
    tree.put("rules", rules.rules().stream().map(RulesCommand::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Rule rule) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", rule.id());
    tree.put("mode", rule.mode().name());
    tree.put("approval", rule.approval().name());
    tree.put("title", texts(rule.title()));
    tree.put("text", texts(rule.text()));
    tree.put("source", rule.source());
    tree.put("minimumAgeDays", rule.minimumAge().toDays());
    tree.put("minimumBytes", rule.minimumBytes());
    tree.put("selection", Codes.code(rule.selection()));
    tree.put("places", rule.places().stream().map(RulesCommand::tree).toList());
    tree.put("tools", rule.tools().stream().map(RulesCommand::tree).toList());
    tree.put("procedures", rule.procedures().stream().map(Codes::code).toList());
    tree.put("guards", rule.guards().stream().map(RulesCommand::tree).toList());
    return tree;
  }

  private static Map<String, Object> texts(Text text) {
    return Map.of("fr", text.french(), "en", text.english());
  }

  private static Map<String, Object> tree(Place place) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("platform", Codes.code(place.platform()));
    tree.put("at", place.at().stream().map(Location::toString).toList());
    tree.put("entries", place.entries().stream().map(NamePattern::text).toList());
    tree.put("recursive", place.recursive());
    tree.put("guards", place.guards().stream().map(RulesCommand::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Tool tool) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("platform", Codes.code(tool.platform()));
    tree.put("program", tool.program().toString());
    tree.put("arguments", tool.arguments());
    tree.put("timeLimitSeconds", tool.timeLimit().toSeconds());
    return tree;
  }

  private static Map<String, Object> tree(Guard guard) {
    return switch (guard) {
      case Guard.NotRunning(List<String> programs) -> Map.of("notRunning", programs);
      case Guard.Absent(Location mark) -> Map.of("absent", mark.toString());
      case Guard.Holds(Guard.Condition condition) -> Map.of("holds", Codes.code(condition));
    };
  }
}
