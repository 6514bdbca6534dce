package fr.regain.agent.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import fr.regain.agent.host.OperatingFamily;
import fr.regain.agent.message.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a rule set strictly: what it does not know makes it refuse the whole. */
final class RuleReader {
  private static final int SCHEMA = 1;
  private static final int LARGEST = 1 << 20;
  private static final JSON JSON_TEXT =
      JSON.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private RuleReader() {}

  /**
   * Reads JSON text without giving it a meaning.
   *
   * @param where what it is, for messages
   * @param json UTF-8, at most 1 MiB
   */
  static Object parse(String where, byte[] json) throws RuleSetException {
    if (json.length > LARGEST) {
      throw new RuleSetException(where, "it is larger than 1 MiB");
    }
    try {
      return JSON_TEXT.anyFrom(json);
    } catch (IOException e) {
      throw new RuleSetException(where, "it is not JSON (" + e.getMessage() + ")");
    }
  }

  /** Reads a rule set from its JSON tree, in which the rules stand whole. */
  static RuleSet read(Object tree, String digest) throws RuleSetException {
    Fields fields = new Fields("rule set", tree);
    long schema = fields.whole("schema");
    if (schema != SCHEMA) {
      throw new RuleSetException("rule set.schema", "this agent reads 1, not " + schema);
    }
    String version = fields.text("version");
    List<Rule> rules = new ArrayList<>();
    for (Fields rule : fields.objects("rules")) {
      rules.add(rule(rule));
    }
    fields.end();
    try {
      return new RuleSet(version, digest, rules);
    } catch (IllegalArgumentException e) {
      throw new RuleSetException("rule set.rules", String.valueOf(e.getMessage()));
    }
  }

  private static Rule rule(Fields fields) throws RuleSetException {
    String id = fields.text("id");
    Mode mode = fields.value("mode", code -> Codes.of(Mode.class, code));
    Approval approval =
        fields.has("approval")
            ? fields.value("approval", code -> Codes.of(Approval.class, code))
            : Approval.NONE;
    Text title = bilingual(fields.object("title"));
    Text text = bilingual(fields.object("text"));
    String source = fields.text("source");
    Duration age = fields.value("minimumAge", Duration::parse);
    long bytes = fields.has("minimumBytes") ? fields.whole("minimumBytes") : 0;
    Selection selection =
        fields.has("selection")
            ? fields.value("selection", code -> Codes.of(Selection.class, code))
            : Selection.FILES;
    List<Place> places = new ArrayList<>();
    if (fields.has("places")) {
      for (Fields place : fields.objects("places")) {
        places.add(place(place));
      }
    }
    List<Tool> tools = new ArrayList<>();
    if (fields.has("tools")) {
      for (Fields tool : fields.objects("tools")) {
        tools.add(tool(tool));
      }
    }
    List<Procedure> procedures =
        fields.has("procedures")
            ? fields.values("procedures", code -> Codes.of(Procedure.class, code))
            : List.of();
    List<Guard> guards = guards(fields);
    fields.end();
    try {
      return new Rule(
          id,
          mode,
          approval,
          title,
          text,
          source,
          age,
          bytes,
          selection,
          places,
          tools,
          procedures,
          guards);
    } catch (IllegalArgumentException e) {
      throw new RuleSetException(fields.where() + " (" + id + ")", String.valueOf(e.getMessage()));
    }
  }

  private static Text bilingual(Fields fields) throws RuleSetException {
    Text text = new Text(fields.text("fr"), fields.text("en"));
    fields.end();
    return text;
  }

  private static Place place(Fields fields) throws RuleSetException {
    OperatingFamily platform = platform(fields);
    List<Location> at = fields.values("at", Location::parse);
    List<NamePattern> entries =
        fields.has("entries")
            ? fields.values("entries", NamePattern::new)
            : List.of(new NamePattern("*"));
    boolean recursive = !fields.has("recursive") || fields.flag("recursive");
    List<Guard> guards = guards(fields);
    fields.end();
    try {
      return new Place(platform, at, entries, recursive, guards);
    } catch (IllegalArgumentException e) {
      throw new RuleSetException(fields.where(), String.valueOf(e.getMessage()));
    }
  }

  private static Tool tool(Fields fields) throws RuleSetException {
    OperatingFamily platform = platform(fields);
    Location program = fields.value("program", Location::parse);
    List<String> arguments = fields.values("arguments", argument -> argument);
    Duration limit = fields.value("timeLimit", Duration::parse);
    fields.end();
    try {
      return new Tool(platform, program, arguments, limit);
    } catch (IllegalArgumentException e) {
      throw new RuleSetException(fields.where(), String.valueOf(e.getMessage()));
    }
  }

  private static OperatingFamily platform(Fields fields) throws RuleSetException {
    return fields.value("platform", code -> Codes.of(OperatingFamily.class, code));
  }

  /** Each guard is an object with one key, which names its kind. */
  private static List<Guard> guards(Fields fields) throws RuleSetException {
    List<Guard> guards = new ArrayList<>();
    if (fields.has("guards")) {
      for (Fields guard : fields.objects("guards")) {
        if (guard.has("notRunning")) {
          guards.add(new Guard.NotRunning(guard.values("notRunning", program -> program)));
        } else if (guard.has("absent")) {
          guards.add(new Guard.Absent(guard.value("absent", Location::parse)));
        } else if (guard.has("holds")) {
          guards.add(
              new Guard.Holds(guard.value("holds", code -> Codes.of(Guard.Condition.class, code))));
        } else {
          throw new RuleSetException(guard.where(), "a guard of unknown kind");
        }
        guard.end();
      }
    }
    return guards;
  }
}
