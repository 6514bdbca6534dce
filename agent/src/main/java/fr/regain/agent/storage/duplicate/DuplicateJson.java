package fr.regain.agent.storage.duplicate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import fr.regain.agent.host.file.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/**
 * Duplicates for scripts. Sizes are bytes; {@code files} begins with the survivor; {@code stopped}
 * is there only when the search ended early. Keys are never renamed. Each group has a line of its
 * own, because there can be very many.
 */
final class DuplicateJson {
  private DuplicateJson() {}

  static void write(DuplicateReport report, PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .useDefaultPrettyPrinter()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeNumberField("comparedFiles", report.compared());
      json.writeNumberField("reclaimableBytes", report.reclaimableBytes());
      json.writeArrayFieldStart("groups");
      PrettyPrinter indented = json.getPrettyPrinter();
      json.setPrettyPrinter(null);
      for (DuplicateGroup group : report.groups()) {
        json.writeRaw('\n');
        write(group, json);
      }
      json.setPrettyPrinter(indented);
      json.writeEndArray();
      json.writeArrayFieldStart("skipped");
      for (Map.Entry<Reason, Long> skip : report.skipped().entrySet()) {
        json.writeStartObject();
        json.writeStringField("reason", skip.getKey().code());
        json.writeNumberField("count", skip.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      if (report.stopped().isPresent()) {
        json.writeStringField("stopped", report.stopped().get().name().toLowerCase(Locale.ROOT));
      }
      json.writeNumberField("bytesRead", report.bytesRead());
      json.writeNumberField("elapsedMillis", report.elapsed().toMillis());
      json.writeEndObject();
    }
  }

  private static void write(DuplicateGroup group, JsonGenerator json) throws IOException {
    String survivor = group.survivor().display();
    json.writeStartObject();
    json.writeNumberField("sizeBytes", group.sizeBytes());
    json.writeStringField("survivor", survivor);
    json.writeArrayFieldStart("files");
    json.writeString(survivor);
    for (DuplicateFile other : group.others()) {
      json.writeString(other.display());
    }
    json.writeEndArray();
    json.writeNumberField("reclaimableBytes", group.reclaimableBytes());
    json.writeEndObject();
  }
}
