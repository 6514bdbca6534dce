package fr.regain.console.secondlife;

import fr.regain.console.document.DocumentTable;
import fr.regain.console.equipment.Owner;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.text.NumberFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the accounts shows, and their PDF.
 *
 * @param visit the request
 * @param accounts the figures
 * @param ownerId of this owner; null: of all
 * @param owners owners to choose from
 * @param thisYear the year that it is
 * @param mayWork whether the reader sees the workshop too
 * @param mayDeclareStock whether the reader may put this year's stock on record now
 * @param tables the figures as tables
 */
public record AccountsView(
    Visit visit,
    YearAccounts accounts,
    @Nullable Long ownerId,
    List<Owner> owners,
    int thisYear,
    boolean mayWork,
    boolean mayDeclareStock,
    List<DocumentTable> tables) {
  /** Address of the page. */
  public static final String PATH = "/seconde-vie/comptes";

  private static final int YEARS_SHOWN = 6;
  private static final int MOST_ON_PAGE = 10;
  private static final int MOST_ON_PAPER = 500;

  /** Which year it is about. */
  public int year() {
    return accounts.year();
  }

  /** The years to choose from, the present one first. */
  public List<Integer> years() {
    return IntStream.range(0, YEARS_SHOWN).mapToObj(back -> thisYear - back).toList();
  }

  /** What the browser's tab and the paper say. */
  public String title() {
    String of =
        owners.stream()
            .filter(owner -> Long.valueOf(owner.id()).equals(ownerId))
            .map(Owner::name)
            .findFirst()
            .orElse("");
    String title = visit.say("accounts-of.title-of", Integer.toString(year()));
    return of.isEmpty() ? title : title + " – " + of;
  }

  /** The reuse rate in a sentence, or why there is none. */
  public String rate() {
    var rate = accounts.reuseRate();
    if (rate.isEmpty()) {
      return visit.say(
          accounts.stock() == null ? "accounts-of.no-stock" : "accounts-of.empty-stock",
          Integer.toString(year()));
    }
    OpeningStock stock = accounts.stock();
    NumberFormat percent = NumberFormat.getPercentInstance(visit.words().language().locale());
    percent.setMaximumFractionDigits(1);
    return visit.say(
        "accounts-of.rate",
        percent.format(rate.getAsDouble()),
        accounts.steered(),
        stock == null ? 0 : stock.counted());
  }

  /** How the stock was obtained. */
  public String stock() {
    OpeningStock stock = accounts.stock();
    if (stock == null) {
      return visit.say("accounts-of.stock-text");
    }
    return visit.say(
        stock.declared() ? "accounts-of.stock-declared" : "accounts-of.stock-calendar",
        visit.figures().moment(stock.asOf()),
        visit.figures().moment(stock.takenAt()));
  }

  /** The tables with the rows that a page has room for. */
  public List<DocumentTable> shown() {
    return tables.stream().map(table -> first(table, MOST_ON_PAGE)).toList();
  }

  /** The tables that have rows, as many as a paper has room for: it shows no others. */
  public List<DocumentTable> filled() {
    return tables.stream()
        .filter(table -> !table.rows().isEmpty())
        .map(table -> first(table, MOST_ON_PAPER))
        .toList();
  }

  // The figures and the factors are as many as there are kinds, whatever the fleet.
  private static DocumentTable first(DocumentTable table, int most) {
    boolean grows =
        switch (table.id()) {
          case "evidence", "register", "avoided" -> true;
          default -> false;
        };
    return grows && table.rows().size() > most
        ? new DocumentTable(
            table.id(),
            table.title(),
            table.headings(),
            table.rows().subList(0, most),
            table.note())
        : table;
  }

  /** How many rows of a table are left to the spreadsheet. */
  public int left(DocumentTable shown) {
    return tables.stream()
            .filter(table -> table.id().equals(shown.id()))
            .mapToInt(table -> table.rows().size())
            .sum()
        - shown.rows().size();
  }

  /** Where the rows of a table lead: each piece of the evidence has its page. */
  public List<String> links(DocumentTable table) {
    return table.id().equals("evidence") && mayWork
        ? accounts.departures().stream().map(one -> "/m/" + one.shortId()).toList()
        : List.of();
  }

  /** The address of the same figures in another form. */
  public String export(String format) {
    return new Query(PATH)
        .with("annee", Integer.toString(year()))
        .with("proprietaire", ownerId == null ? "" : ownerId.toString())
        .with("format", format)
        .toString();
  }
}
