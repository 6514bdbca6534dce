package fr.regain.console.eligibility;

import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.web.Csv;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list as a file: the same pieces in the same order as on the screen, all pages of it. */
final class EligibilityTable {
  /** Most rows of a spreadsheet, which is made in memory; of more, people take the CSV. */
  static final int MOST_SPREADSHEET_ROWS = 20_000;

  private final Visit visit;
  private final List<List<String>> rows = new ArrayList<>();

  EligibilityTable(Visit visit) {
    this.visit = visit;
  }

  void add(List<EligibilityRow> page) {
    page.forEach(row -> rows.add(cells(row)));
  }

  private List<String> headings() {
    return List.of(
        visit.say("equipment.short-id"),
        visit.say("equipment.name"),
        visit.say("equipment.vendor"),
        visit.say("equipment.model"),
        visit.say("equipment.serial"),
        visit.say("equipment.kind"),
        visit.say("list.column.site"),
        visit.say("equipment.owner"),
        visit.say("csv.made-after"),
        visit.say("csv.made-before"),
        visit.say("eligibility.route"),
        visit.say("eligibility.possible"),
        visit.say("eligibility.stays-until"),
        visit.say("eligibility.why"));
  }

  private List<String> cells(EligibilityRow row) {
    return List.of(
        row.shortId().text(),
        text(row.hostName()),
        text(row.vendor()),
        text(row.model()),
        text(row.serialNumber()),
        visit.say("equipment.kind." + row.kind().name()),
        row.siteName(),
        text(row.ownerName()),
        text(row.made().after()),
        text(row.made().before()),
        visit.say("route." + row.route().name()),
        row.possible().stream()
            .map(route -> visit.say("route." + route.name()))
            .collect(Collectors.joining(", ")),
        text(row.staysUntil()),
        row.reasons().stream()
            .map(code -> visit.say("finding." + code.name()))
            .collect(Collectors.joining(", ")));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  Csv csv() {
    Csv csv = new Csv().row(headings().toArray(String[]::new));
    rows.forEach(row -> csv.row(row.toArray(String[]::new)));
    return csv;
  }

  DocumentTable sheet() {
    return new DocumentTable(
        "equipment",
        visit.say("eligibility.title"),
        headings(),
        rows.stream().map(row -> row.stream().map(EligibilityTable::cell).toList()).toList(),
        "");
  }

  private static Cell cell(String text) {
    return text.isEmpty() ? Cell.ABSENT : new Cell.Text(text);
  }
}
