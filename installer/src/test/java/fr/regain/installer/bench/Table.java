package fr.regain.installer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The one table of a run, in Markdown. */
final class Table {
  private final List<Row> rows = new ArrayList<>();

  /**
   * One figure.
   *
   * @param what what was measured, with its unit
   * @param ours the figure of Regain
   * @param beside what was measured side by side with it; empty where nothing is comparable
   * @param bound what was asked for; empty where nothing was
   */
  private record Row(String what, String ours, String beside, String bound) {}

  void add(String what, String ours, String beside, String bound) {
    rows.add(new Row(what, ours, beside, bound));
    System.out.println("  " + what + ": " + ours + (beside.isEmpty() ? "" : " (" + beside + ")"));
  }

  String markdown() {
    return rows.stream()
        .map(row -> "| " + String.join(" | ", row.what, row.ours, row.beside, row.bound) + " |")
        .collect(
            Collectors.joining(
                "\n",
                "| what | Regain | beside it, in the same run | asked for |\n|---|---|---|---|\n",
                "\n"));
  }
}
