package fr.regain.console.web.table;

import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Slice;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list as its page shows it: {@code web/filters.jte} above, {@code web/table.jte} below.
 *
 * @param visit the request
 * @param table the list
 * @param address what the address says
 * @param choice what the reader chose once and for all
 * @param fields the controls of the form
 * @param page the rows of this page
 */
public record TableView<R>(
    Visit visit,
    ListTable<R, ?> table,
    ListAddress address,
    ListChoice choice,
    List<FilterField> fields,
    CountedSlice<R> page) {
  /** Where readers choose columns, sizes and views. */
  public static final String CHOICES = "/vues";

  /** Keeps its own copy. */
  public TableView {
    fields = List.copyOf(fields);
  }

  private List<Column<R>> columns() {
    return table.chosen(choice.columns(address));
  }

  private Slice<R> slice() {
    return page.slice();
  }

  private Count count() {
    return page.count();
  }

  /** The rows of this page. */
  public List<R> rows() {
    return page.rows();
  }

  /** What the browser's tab says. */
  public String title() {
    return title(visit.say(table.title()));
  }

  /** The same of a list that has a name of its own. */
  public String title(String name) {
    int set = address.narrowed();
    String filtered = set == 0 ? name : visit.say("table.title-filtered", name, set);
    return slice().previous() == null ? filtered : visit.say("table.title-further", filtered);
  }

  /** How many rows there are. */
  public String caption() {
    return visit.say(table.words() + ".counted" + (count().more() ? "-more" : ""), count().rows());
  }

  /** Whether there is nothing at all, as against nothing that passes the filters. */
  public boolean nothingYet() {
    return count().isNone() && address.narrowed() == 0;
  }

  /** Whether no row passes the filters. */
  public boolean isEmpty() {
    return count().isNone();
  }

  /** Says that no row passes the filters, and what to do. */
  public String nothingFound() {
    return visit.say(table.words() + ".nothing-found");
  }

  /** What the address says that means nothing here; empty: all of it means something. */
  public String leftOut() {
    return address.leftOut().isEmpty()
        ? ""
        : visit.say("table.left-out", String.join(", ", address.leftOut()));
  }

  /** The filters that are set. */
  public List<Chip> chips() {
    return fields.stream()
        .filter(field -> address.filters().containsKey(field.name()))
        .map(field -> new Chip(field.chip(), address.without(field.name()).toString()))
        .toList();
  }

  /** The same list without filters. */
  public String unfiltered() {
    return address.unfiltered().toString();
  }

  /** What the form must repeat so that it changes the filters alone. */
  public List<FilterField.Option> kept() {
    List<FilterField.Option> kept = new ArrayList<>();
    if (!address.standardOrder()) {
      kept.add(new FilterField.Option(ListAddress.ORDER, address.order().text()));
    }
    if (!address.columns().isEmpty()) {
      kept.add(new FilterField.Option(ListAddress.COLUMNS, String.join(".", address.columns())));
    }
    if (address.size() > 0) {
      kept.add(new FilterField.Option(ListAddress.SIZE, Integer.toString(address.size())));
    }
    return kept;
  }

  /** The headings of the columns. */
  public List<Heading> headings() {
    return columns().stream().map(this::heading).toList();
  }

  private Heading heading(Column<R> column) {
    String text = visit.say(column.heading());
    String style =
        page.rows().stream()
            .limit(1)
            .map(row -> column.cell().apply(visit, row).style())
            .filter(Objects::nonNull)
            .filter("number"::equals)
            .findFirst()
            .orElse(null);
    if (!table.sorts().containsKey(column.key())) {
      return new Heading(text, null, null, style);
    }
    boolean sorted = address.order().column().equals(column.key());
    boolean descending = address.order().descending();
    Order next = new Order(column.key(), sorted && !descending);
    return new Heading(
        text,
        address.in(next, next.equals(table.order())).toString(),
        sorted ? (descending ? "descending" : "ascending") : null,
        style);
  }

  /** The rows, each cell under its heading. */
  public List<List<Cell>> lines() {
    List<Column<R>> columns = columns();
    return page.rows().stream()
        .map(row -> columns.stream().map(column -> column.cell().apply(visit, row)).toList())
        .toList();
  }

  /** The pages beside this one, in their order. */
  public List<Link> pages() {
    List<Link> links = new ArrayList<>();
    if (slice().previous() != null) {
      links.add(link("list.first", null, null));
      links.add(link("list.previous", slice().previous(), "prev"));
    }
    if (slice().next() != null) {
      links.add(link("list.next", slice().next(), "next"));
      links.add(link("list.last", Cursor.END, null));
    }
    return links;
  }

  private Link link(String key, @Nullable Cursor at, @Nullable String relation) {
    return new Link(visit.say(key), address.at(at).toString(), relation);
  }

  /** The files with all pages of it. */
  public List<Link> files() {
    return Arrays.stream(Export.values())
        .map(export -> new Link(export.name(), address.file(export), null))
        .toList();
  }

  /** The views that the reader may open. */
  public List<Link> views() {
    return choice.views().stream()
        .map(view -> new Link(view.name(), address.path() + "?" + view.query(), null))
        .toList();
  }

  /** Where the reader chooses columns, sizes and views of this list. */
  public String choices() {
    return new Query(CHOICES)
        .with("liste", table.name())
        .with("page", address.path())
        .with("requete", address.query())
        .toString();
  }
}
