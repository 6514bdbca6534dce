package fr.regain.console.roadmap;

import fr.regain.console.document.DocumentTable;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page of the quarterly exchange shows.
 *
 * @param visit the request
 * @param exchange what the road map says of the quarter
 * @param tables the same as tables
 * @param misread what was asked for and is no quarter; empty: a quarter was
 */
public record ExchangeView(
    Visit visit, Exchange exchange, List<DocumentTable> tables, String misread) {
  /** Address of the page. */
  public static final String PATH = RoadMapView.PATH + "/echange";

  private static final int MOST_ROWS = 8;

  /** Keeps its own copy. */
  public ExchangeView {
    tables = List.copyOf(tables);
  }

  /** What the browser's tab says. */
  public String title() {
    return visit.say(
        "road-map.exchange-title", exchange.quarter().toString(), exchange.roadMap().site().name());
  }

  /** Which days the quarter has. */
  public String days() {
    return visit.say(
        "road-map.exchange-days",
        visit.figures().date(exchange.quarter().first()),
        visit.figures().date(exchange.quarter().last()),
        visit.figures().date(visit.now()));
  }

  /** The tables with the rows that a page has room for. */
  public List<DocumentTable> shown() {
    return tables.stream()
        .map(
            table ->
                table.rows().size() <= MOST_ROWS
                    ? table
                    : new DocumentTable(
                        table.id(),
                        table.title(),
                        table.headings(),
                        table.rows().subList(0, MOST_ROWS),
                        table.note()))
        .toList();
  }

  /** How many rows of a table are left to the file. */
  public int left(DocumentTable shown) {
    return tables.stream()
            .filter(table -> table.id().equals(shown.id()))
            .mapToInt(table -> table.rows().size())
            .sum()
        - shown.rows().size();
  }

  /** Address of the exchange of a quarter. */
  public String address(Quarter quarter) {
    return query(exchange.roadMap().site().id(), quarter).toString();
  }

  /** Address of the exchange of a site in a quarter. */
  public static String address(long siteId, Quarter quarter) {
    return query(siteId, quarter).toString();
  }

  private static Query query(long siteId, Quarter quarter) {
    return new Query(PATH)
        .with("site", Long.toString(siteId))
        .with("trimestre", quarter.toString());
  }

  /** Address of the same with the energy of the devices, on the page or as a file. */
  public String withEnergy(String format) {
    return query(exchange.roadMap().site().id(), exchange.quarter())
        .with("compter", "oui")
        .with("format", format)
        .toString();
  }
}
