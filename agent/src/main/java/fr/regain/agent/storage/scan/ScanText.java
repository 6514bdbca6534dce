package fr.regain.agent.storage.scan;

import fr.regain.agent.message.Text;
import fr.regain.agent.plan.KeepReason;
import fr.regain.agent.plan.KeepWords;
import fr.regain.agent.storage.tree.ByteText;
import fr.regain.agent.storage.tree.CountText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A scan for people, line by line. */
final class ScanText {
  private static final int LISTED = 10;
  private static final double MILLIS_PER_SECOND = 1000;
  private static final String ROW = "%-30s %10s %6s %13s";

  private ScanText() {}

  static List<Text> of(ScanReport report) {
    List<Text> lines = new ArrayList<>();
    lines.add(totals(report));
    report.stopped().ifPresent(stop -> lines.add(stop.incomplete()));
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
    Text files =
        CountText.of(report.files(), new Text("fichier", "file"), new Text("fichiers", "files"));
    Text folders =
        CountText.of(
            report.directories(), new Text("dossier", "folder"), new Text("dossiers", "folders"));
    Text allocated = ByteText.of(report.allocatedBytes());
    Text logical = ByteText.of(report.logicalBytes());
    String seconds =
        String.format(Locale.ROOT, "%.1f s", report.elapsed().toMillis() / MILLIS_PER_SECOND);
    return new Text(
        "%s, %s : %s occupés, %s de contenu (%s)"
            .formatted(
                files.french(),
                folders.french(),
                allocated.french(),
                logical.french(),
                seconds.replace('.', ',')),
        "%s, %s: %s allocated, %s of content (%s)"
            .formatted(
                files.english(),
                folders.english(),
                allocated.english(),
                logical.english(),
                seconds));
  }

  /** Amounts and shares to the right, so that the eye finds the largest. */
  private static void addSums(List<Text> lines, Text heading, Map<String, Sum> sums) {
    lines.add(new Text("", ""));
    lines.add(row(heading, new Text("occupé", "allocated"), "", new Text("fichiers", "files")));
    long all = sums.values().stream().mapToLong(Sum::allocatedBytes).sum();
    sums.forEach(
        (code, sum) -> {
          Text word = ScanWords.of(code);
          String share = all == 0 ? "" : Math.round(100.0 * sum.allocatedBytes() / all) + " %";
          lines.add(
              row(
                  new Text("  " + word.french(), "  " + word.english()),
                  ByteText.of(sum.allocatedBytes()),
                  share,
                  CountText.of(sum.files())));
        });
  }

  private static Text row(Text label, Text bytes, String share, Text files) {
    return new Text(
        ROW.formatted(label.french(), bytes.french(), share, files.french()),
        ROW.formatted(label.english(), bytes.english(), share, files.english()));
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
      Text words = KeepWords.of(KeepReason.of(skip.reason()));
      lines.add(new Text(line(skip, words.french()), line(skip, words.english())));
    }
  }

  private static String line(Skip skip, String words) {
    return "  %12d  %s (%s)  %s"
        .formatted(skip.count(), words, skip.reason().code(), skip.exampleFolder().display());
  }
}
