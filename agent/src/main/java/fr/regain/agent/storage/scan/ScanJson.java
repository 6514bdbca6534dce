package fr.regain.agent.storage.scan;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A scan for scripts. Sizes are bytes, moments ISO 8601 in UTC; {@code stopped} is there only when
 * the scan ended early. Keys are never renamed.
 */
final class ScanJson {
  private ScanJson() {}

  static String of(ScanReport report) throws IOException {
    return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(tree(report));
  }

  private static Map<String, Object> tree(ScanReport report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("files", report.files());
    tree.put("directories", report.directories());
    tree.put("links", report.links());
    tree.put("special", report.special());
    tree.put("hardLinkNames", report.hardLinkNames());
    tree.put("logicalBytes", report.logicalBytes());
    tree.put("allocatedBytes", report.allocatedBytes());
    tree.put("classes", sums(report.classes()));
    tree.put("ageBands", sums(report.ageBands()));
    tree.put("extensions", sums(report.extensions()));
    tree.put("largest", files(report.largest()));
    tree.put("oldest", files(report.oldest()));
    tree.put("skipped", report.skipped().stream().map(ScanJson::skip).toList());
    report.stopped().ifPresent(stop -> tree.put("stopped", stop.name().toLowerCase(Locale.ROOT)));
    tree.put("elapsedMillis", report.elapsed().toMillis());
    return tree;
  }

  private static Map<String, Object> sums(Map<String, Sum> sums) {
    Map<String, Object> tree = new LinkedHashMap<>();
    sums.forEach(
        (code, sum) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("files", sum.files());
          one.put("logicalBytes", sum.logicalBytes());
          one.put("allocatedBytes", sum.allocatedBytes());
          tree.put(code, one);
        });
    return tree;
  }

  private static List<Map<String, Object>> files(List<ListedFile> files) {
    return files.stream().map(ScanJson::file).toList();
  }

  private static Map<String, Object> file(ListedFile file) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("path", file.path().display());
    tree.put("logicalBytes", file.logicalBytes());
    tree.put("allocatedBytes", file.allocatedBytes());
    tree.put("modified", file.modified().toString());
    return tree;
  }

  private static Map<String, Object> skip(Skip skip) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reason", skip.reason().code());
    tree.put("count", skip.count());
    tree.put("exampleFolder", skip.exampleFolder().display());
    return tree;
  }
}
