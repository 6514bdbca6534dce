package fr.regain.console.operation;

import fr.regain.console.document.DocumentTable;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.site.Site;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the two pages of the bilan show.
 *
 * @param visit the request
 * @param path address of the page
 * @param filter which operations
 * @param site those of this site and below; null: of all that the reader sees
 * @param sites sites to choose from
 * @param thisYear the year that it is
 * @param bilan they added up
 * @param tables the figures as tables
 * @param listed the operations of the last table; none: it is about sites
 * @param lines the sites of the last table; none: it is about operations
 * @param trail the sites that hold the one whose level is shown
 * @param page which part of the last table is shown, from 1
 * @param pages how many parts it has
 * @param mayRegister whether the reader registers operations
 */
public record OperationsView(
    Visit visit,
    String path,
    OperationFilter filter,
    @Nullable Site site,
    List<Site> sites,
    int thisYear,
    Bilan bilan,
    List<DocumentTable> tables,
    List<Operation> listed,
    List<SiteTally> lines,
    List<Site> trail,
    int page,
    int pages,
    boolean mayRegister) {
  /** Where the same is shown by site. */
  public static final String BY_SITE = Operation.PATH + "/par-site";

  private static final int YEARS_SHOWN = 5;

  /** What the browser's tab says. */
  public String title() {
    String title = visit.say(isBySite() ? "operations.title-by-site" : "operations.title");
    return site == null ? title : title + " – " + site.name();
  }

  /** Whether it is the page by site. */
  public boolean isBySite() {
    return path.equals(BY_SITE);
  }

  /** The years to choose from: next year's operations are registered in this one. */
  public List<Integer> years() {
    return IntStream.range(-1, YEARS_SHOWN).mapToObj(back -> thisYear - back).toList();
  }

  /** Whether a year is the one that is shown. */
  public boolean isChosen(int year) {
    return Objects.equals(filter.year(), year);
  }

  /** How many stand there, of all kinds. */
  private long count(OperationState state) {
    long count = 0;
    for (OperationKind kind : OperationKind.values()) {
      count += bilan.count(kind, state);
    }
    return count;
  }

  /** How many are sent up and how many are not, in a sentence. */
  public String lead() {
    return visit.say(
        "operations.lead",
        count(OperationState.REPORTED),
        count(OperationState.REGISTERED),
        count(OperationState.CANCELLED));
  }

  private Query query(String to) {
    OperationKind kind = filter.kind();
    OperationState state = filter.state();
    return new Query(to)
        .with("annee", filter.year() == null ? "" : filter.year().toString())
        .with("type", kind == null ? "" : kind.name())
        .with("etat", state == null ? "" : state.name())
        .with("echue", filter.endedBy() == null ? "" : "oui");
  }

  /** The address of the same operations on the other page, or in another form. */
  public String address(String to, String format) {
    return query(to)
        .with("site", site == null ? "" : Long.toString(site.id()))
        .with("format", format)
        .toString();
  }

  /** Where the headings of the last table lead. */
  public List<String> links() {
    return isBySite()
        ? lines.stream()
            .map(line -> line.deeper() ? within(line.site()) : operationsOf(line.site()))
            .toList()
        : listed.stream().map(Operation::page).toList();
  }

  private String operationsOf(Site other) {
    return query(Operation.PATH).with("site", Long.toString(other.id())).toString();
  }

  /** The address of the level below a site. */
  public String within(Site other) {
    return query(BY_SITE).with("site", Long.toString(other.id())).toString();
  }

  /** The address of another part of the last table. */
  public String page(int other) {
    return query(path)
        .with("site", site == null ? "" : Long.toString(site.id()))
        .with("page", Integer.toString(other))
        .toString();
  }
}
