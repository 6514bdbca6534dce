package fr.regain.agent.storage.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A scan for scripts. Sizes are bytes, moments ISO 8601 in UTC; {@code stopped} is there only when
 * the scan ended early. Keys are never renamed.
 */
final class ScanJson {
  private ScanJson() {}

  static void write(ScanReport report, PrintWriter out) throws IOException {
    // The generator alone: what maps objects to it loads the table of time zones first.
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .useDefaultPrettyPrinter()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeNumberField("files", report.files());
      json.writeNumberField("directories", report.directories());
      json.writeNumberField("links", report.links());
      json.writeNumberField("special", report.special());
      json.writeNumberField("hardLinkNames", report.hardLinkNames());
      json.writeNumberField("logicalBytes", report.logicalBytes());
      json.writeNumberField("allocatedBytes", report.allocatedBytes());
      sums("classes", report.classes(), json);
      sums("ageBands", report.ageBands(), json);
      sums("extensions", report.extensions(), json);
      files("largest", report.largest(), json);
      files("oldest", report.oldest(), json);
      skips(report.skipped(), json);
      if (report.stopped().isPresent()) {
        json.writeStringField("stopped", report.stopped().get().name().toLowerCase(Locale.ROOT));
      }
      json.writeNumberField("elapsedMillis", report.elapsed().toMillis());
      json.writeEndObject();
    }
  }

  private static void sums(String name, Map<String, Sum> sums, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Sum> each : sums.entrySet()) {
      Sum sum = each.getValue();
      json.writeObjectFieldStart(each.getKey());
      json.writeNumberField("files", sum.files());
      json.writeNumberField("logicalBytes", sum.logicalBytes());
      json.writeNumberField("allocatedBytes", sum.allocatedBytes());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void files(String name, List<ListedFile> files, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ListedFile file : files) {
      json.writeStartObject();
      json.writeStringField("path", file.path().display());
      json.writeNumberField("logicalBytes", file.logicalBytes());
      json.writeNumberField("allocatedBytes", file.allocatedBytes());
      json.writeStringField("modified", file.modified().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void skips(List<Skip> skips, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("skipped");
    for (Skip skip : skips) {
      json.writeStartObject();
      json.writeStringField("reason", skip.reason().code());
      json.writeNumberField("count", skip.count());
      json.writeStringField("exampleFolder", skip.exampleFolder().display());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
