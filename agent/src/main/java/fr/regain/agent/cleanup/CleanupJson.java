package fr.regain.agent.cleanup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.regain.agent.plan.Decision;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.quarantine.Held;
import fr.regain.agent.quarantine.Origin;
import fr.regain.agent.rule.RuleSet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans and results as JSON. Bytes are allocated bytes. */
final class CleanupJson {
  private CleanupJson() {}

  static String plan(StoredPlan stored, RuleSet rules) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = generator(text)) {
      out.writeStartObject();
      out.writeStringField("digest", stored.digest());
      out.writeStringField("ruleSetVersion", rules.version());
      out.writeStringField("ruleSetDigest", stored.plan().ruleSetDigest());
      out.writeStringField("madeAt", stored.plan().madeAt().toString());
      out.writeNumberField("bytes", stored.plan().credit());
      out.writeArrayFieldStart("removals");
      for (Decision.Remove item : stored.plan().removals()) {
        out.writeStartObject();
        out.writeStringField("rule", item.rule());
        out.writeStringField("path", item.directory().child(item.name()).display());
        out.writeStringField("way", item.way().name());
        out.writeNumberField("bytes", item.credit());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeArrayFieldStart("tools");
      for (Decision decision : stored.plan().decisions()) {
        if (decision instanceof Decision.Run(String rule, int tool)) {
          out.writeStartObject();
          out.writeStringField("rule", rule);
          out.writeStringField(
              "program", rules.find(rule).orElseThrow().tools().get(tool).program().toString());
          out.writeEndObject();
        }
      }
      out.writeEndArray();
      out.writeArrayFieldStart("kept");
      for (Decision.Keep item : stored.plan().kept()) {
        out.writeStartObject();
        out.writeStringField("rule", item.rule());
        out.writeStringField("path", item.path().display());
        out.writeStringField("reason", item.reason().code());
        out.writeNumberField("bytes", item.allocated());
        out.writeEndObject();
      }
      out.writeEndArray();
      reasons(out, "reasons", stored.plan().reasons());
      out.writeEndObject();
    }
    return text.toString();
  }

  static String result(String digest, CleanupResult result) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = generator(text)) {
      out.writeStartObject();
      out.writeStringField("plan", digest);
      out.writeNumberField("deletedFiles", result.deletedFiles());
      out.writeNumberField("deletedBytes", result.deletedBytes());
      out.writeNumberField("quarantinedFiles", result.quarantinedFiles());
      out.writeNumberField("pendingBytes", result.pendingBytes());
      out.writeNumberField("removedDirectories", result.removedDirectories());
      out.writeNumberField("toolsRun", result.toolsRun());
      out.writeNumberField("returnedBytes", result.returnedBytes());
      if (result.freeSpaceChange().isPresent()) {
        out.writeNumberField("freeSpaceChange", result.freeSpaceChange().getAsLong());
      }
      reasons(out, "skipped", result.skipped());
      if (result.stopped().isPresent()) {
        out.writeStringField("stopped", result.stopped().get().name().toLowerCase(Locale.ROOT));
      }
      out.writeEndObject();
    }
    return text.toString();
  }

  static void held(List<Held> held, int damagedRecords, Writer into) throws IOException {
    try (JsonGenerator out = generator(into)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      out.writeStartObject();
      out.writeArrayFieldStart("items");
      for (Held item : held) {
        out.writeStartObject();
        out.writeStringField("id", item.id().toString());
        if (item.since().isPresent()) {
          out.writeStringField("since", item.since().get().toString());
        }
        if (item.origin().isPresent()) {
          Origin origin = item.origin().get();
          out.writeStringField("rule", origin.rule());
          out.writeStringField("path", origin.directory().child(origin.name()).display());
          out.writeNumberField("bytes", origin.allocated());
        }
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeNumberField("damagedRecords", damagedRecords);
      out.writeEndObject();
    }
  }

  private static JsonGenerator generator(Writer into) throws IOException {
    return new JsonFactory().createGenerator(into).useDefaultPrettyPrinter();
  }

  private static void reasons(JsonGenerator out, String field, Map<KeepReason, Long> reasons)
      throws IOException {
    out.writeObjectFieldStart(field);
    for (var reason : reasons.entrySet()) {
      out.writeNumberField(reason.getKey().code(), reason.getValue());
    }
    out.writeEndObject();
  }
}
