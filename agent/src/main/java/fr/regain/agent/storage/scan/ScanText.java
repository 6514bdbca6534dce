package fr.regain.agent.storage.scan;

import fr.regain.agent.message.Text;
import fr.regain.agent.storage.tree.ByteText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A scan for people, line by line. */
final class ScanText {
  private static final int LISTED = 10;

  private ScanText() {}

  static List<Text> of(ScanReport report) {
    List<Text> lines = new ArrayList<>();
    lines.add(totals(report));
    report
        .stopped()
        .ifPresent(
            stop ->
                lines.add(
                    new Text(
                        "Incomplet : arrêté avant la fin (" + stop + ").",
                        "Incomplete: ended early (" + stop + ").")));
    addSums(lines, new Text("Par classe", "By class"), report.classes());
    addSums(lines, new Text("Par âge du contenu", "By age of content"), report.ageBands());
    addSums(lines, new Text("Par type", "By kind"), report.extensions());
    addFiles(
        lines,
        new Text("Plus gros fichiers", "Largest files"),
        report.largest(),
        file -> ByteText.of(file.allocatedBytes()));
    addFiles(
        lines,
        new Text("Contenus les plus anciens", "Oldest contents"),
        report.oldest(),
        file -> {
          String day = LocalDate.ofInstant(file.modified(), ZoneOffset.UTC).toString();
          return new Text(day, day);
        });
    addSkips(lines, report.skipped());
    return lines;
  }

  private static Text totals(ScanReport report) {
    Text allocated = ByteText.of(report.allocatedBytes());
    Text logical = ByteText.of(report.logicalBytes());
    return new Text(
        "%d fichiers, %d dossiers : %s occupés, %s de contenu (%d ms)"
            .formatted(
                report.files(),
                report.directories(),
                allocated.french(),
                logical.french(),
                report.elapsed().toMillis()),
        "%d files, %d folders: %s allocated, %s of content (%d ms)"
            .formatted(
                report.files(),
                report.directories(),
                allocated.english(),
                logical.english(),
                report.elapsed().toMillis()));
  }

  private static void addSums(List<Text> lines, Text heading, Map<String, Sum> sums) {
    lines.add(new Text("", ""));
    lines.add(heading);
    sums.forEach(
        (code, sum) -> {
          Text bytes = ByteText.of(sum.allocatedBytes());
          String form = "  %12s  %9d  %s";
          lines.add(
              new Text(
                  form.formatted(bytes.french(), sum.files(), code),
                  form.formatted(bytes.english(), sum.files(), code)));
        });
  }

  private static void addFiles(
      List<Text> lines, Text heading, List<ListedFile> files, Function<ListedFile, Text> column) {
    lines.add(new Text("", ""));
    lines.add(heading);
    files.stream()
        .limit(LISTED)
        .forEach(
            file -> {
              Text first = column.apply(file);
              String form = "  %12s  %s";
              String path = file.path().display();
              lines.add(
                  new Text(
                      form.formatted(first.french(), path), form.formatted(first.english(), path)));
            });
  }

  private static void addSkips(List<Text> lines, List<Skip> skips) {
    if (skips.isEmpty()) {
      return;
    }
    lines.add(new Text("", ""));
    lines.add(new Text("Laissés de côté", "Left out"));
    for (Skip skip : skips) {
      String line =
          "  %12d  %s  (%s)"
              .formatted(skip.count(), skip.reason().code(), skip.exampleFolder().display());
      lines.add(new Text(line, line));
    }
  }
}
