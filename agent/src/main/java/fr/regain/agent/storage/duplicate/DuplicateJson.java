package fr.regain.agent.storage.duplicate;

import com.fasterxml.jackson.jr.ob.JSON;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Duplicates for scripts. Sizes are bytes; {@code files} begins with the survivor; {@code stopped}
 * is there only when the search ended early. Keys are never renamed.
 */
final class DuplicateJson {
  private DuplicateJson() {}

  static void write(DuplicateReport report, PrintWriter out) throws IOException {
    JSON.std
        .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
        .without(JSON.Feature.FLUSH_AFTER_WRITE_VALUE)
        .write(tree(report), out);
  }

  private static Map<String, Object> tree(DuplicateReport report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("comparedFiles", report.compared());
    tree.put("reclaimableBytes", report.reclaimableBytes());
    tree.put("groups", report.groups().stream().map(DuplicateJson::group).toList());
    tree.put("skipped", report.skipped().entrySet().stream().map(DuplicateJson::skip).toList());
    report.stopped().ifPresent(stop -> tree.put("stopped", stop.name().toLowerCase(Locale.ROOT)));
    tree.put("bytesRead", report.bytesRead());
    tree.put("elapsedMillis", report.elapsed().toMillis());
    return tree;
  }

  private static Map<String, Object> group(DuplicateGroup group) {
    List<String> files = new ArrayList<>();
    files.add(group.survivor().display());
    group.others().stream().map(FilePath::display).forEach(files::add);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("sizeBytes", group.sizeBytes());
    tree.put("survivor", group.survivor().display());
    tree.put("files", files);
    tree.put("reclaimableBytes", group.reclaimableBytes());
    return tree;
  }

  private static Map<String, Object> skip(Map.Entry<Reason, Long> skip) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reason", skip.getKey().code());
    tree.put("count", skip.getValue());
    return tree;
  }
}
