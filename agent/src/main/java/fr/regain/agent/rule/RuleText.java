package fr.regain.agent.rule;

import fr.regain.agent.message.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A rule for people: what it is about, where it looks, under which conditions, and why. */
final class RuleText {
  private static final String PLACE = "    ";
  private static final String CONDITION = "      ";

  private RuleText() {}

  static List<Text> of(Rule rule) {
    List<Text> lines = new ArrayList<>();
    lines.add(
        new Text(
            rule.id() + "  " + mode(rule) + "  " + rule.title().french(),
            rule.id() + "  " + mode(rule) + "  " + rule.title().english()));
    lines.add(new Text(PLACE + rule.text().french(), PLACE + rule.text().english()));
    for (Place place : rule.places()) {
      lines.add(same(PLACE + where(place)));
      place.guards().forEach(guard -> lines.add(condition(CONDITION, guard)));
    }
    for (Tool tool : rule.tools()) {
      lines.add(
          same(
              PLACE
                  + Codes.code(tool.platform())
                  + ": "
                  + tool.program()
                  + " "
                  + String.join(" ", tool.arguments())));
    }
    rule.procedures()
        .forEach(procedure -> lines.add(same(PLACE + "windows: " + Codes.code(procedure))));
    rule.guards().forEach(guard -> lines.add(condition(PLACE, guard)));
    if (!rule.minimumAge().isZero()) {
      long days = rule.minimumAge().toDays();
      lines.add(
          new Text(
              PLACE + "âge minimal : " + days + (days == 1 ? " jour" : " jours"),
              PLACE + "minimum age: " + days + (days == 1 ? " day" : " days")));
    }
    if (rule.minimumBytes() > 0) {
      lines.add(
          new Text(
              PLACE + "taille minimale : " + rule.minimumBytes() + " octets",
              PLACE + "minimum size: " + rule.minimumBytes() + " bytes"));
    }
    lines.add(new Text(PLACE + "source : " + rule.source(), PLACE + "source: " + rule.source()));
    return lines;
  }

  private static String where(Place place) {
    String at = place.at().stream().map(Location::toString).collect(Collectors.joining(", "));
    String entries =
        place.entries().stream().map(NamePattern::text).collect(Collectors.joining(", "));
    return Codes.code(place.platform()) + ": " + at + (entries.isEmpty() ? "" : " : " + entries);
  }

  private static Text condition(String indent, Guard guard) {
    return switch (guard) {
      case Guard.NotRunning(List<String> programs) ->
          new Text(
              indent + "seulement si aucun ne tourne : " + String.join(", ", programs),
              indent + "only while none runs: " + String.join(", ", programs));
      case Guard.Absent(Location mark) ->
          new Text(
              indent + "seulement sans la marque : " + mark,
              indent + "only without the mark: " + mark);
      case Guard.Holds(Guard.Condition condition) ->
          new Text(
              indent + "seulement si le système le confirme : " + Codes.code(condition),
              indent + "only if the system confirms: " + Codes.code(condition));
    };
  }

  private static String mode(Rule rule) {
    String mode = rule.mode().name();
    return rule.approval() == Approval.NONE
        ? mode
        : mode + " (" + Codes.code(rule.approval()) + ")";
  }

  private static Text same(String text) {
    return new Text(text, text);
  }
}
