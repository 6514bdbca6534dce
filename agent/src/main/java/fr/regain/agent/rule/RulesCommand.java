package fr.regain.agent.rule;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code regain rules}: shows the built-in rule set. */
@Command(
    name = "rules",
    resourceBundle = "fr.regain.agent.rule.RulesCommand",
    mixinStandardHelpOptions = true)
public final class RulesCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Spec private CommandSpec spec;

  /** For the command line. */
  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  public RulesCommand() {}

  @Override
  public Integer call() throws RuleSetException, IOException {
    RuleSet rules = RuleSet.builtIn();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(tree(rules)));
    } else {
      print(rules, out, Locale.getDefault());
    }
    out.flush();
    return 0;
  }

  private static void print(RuleSet rules, PrintWriter out, Locale locale) {
    boolean french = locale.getLanguage().equals("fr");
    out.println(
        (french ? "Règles " : "Rules ") + rules.version() + "  sha256:" + rules.digest());
    for (Rule rule : rules.rules()) {
      out.println();
      out.println(rule.id() + "  " + mode(rule) + "  " + rule.title().in(locale));
      out.println("    " + rule.text().in(locale));
      for (Place place : rule.places()) {
        out.println("    " + Codes.code(place.platform()) + ": " + locations(place));
      }
      for (Tool tool : rule.tools()) {
        out.println(
            "    "
                + Codes.code(tool.platform())
                + ": "
                + tool.program()
                + " "
                + String.join(" ", tool.arguments()));
      }
      for (Procedure procedure : rule.procedures()) {
        out.println("    windows: " + Codes.code(procedure));
      }
      if (!rule.minimumAge().isZero()) {
        out.println(
            (french ? "    âge minimal : " : "    minimum age: ")
                + rule.minimumAge().toDays()
                + (french ? " jours" : " days"));
      }
      out.println("    source: " + rule.source());
    }
  }

  private static String mode(Rule rule) {
    String mode = rule.mode().name();
    return rule.approval() == Approval.NONE
        ? mode
        : mode + " (" + Codes.code(rule.approval()) + ")";
  }

  private static String locations(Place place) {
    return String.join(", ", place.at().stream().map(Location::toString).toList());
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

  private static Map<String, Object> texts(Bilingual text) {
    return Map.of("fr", text.fr(), "en", text.en());
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
