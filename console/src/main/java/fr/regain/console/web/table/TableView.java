package fr.regain.console.web.table;

import fr.regain.console.platform.paging.Count;
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
 * @param slice the rows of this page
 * @param count how many there are on all pages
 */
public record TableView<R>(
    Visit visit,
    ListTable<R> table,
    ListAddress address,
    ListChoice choice,
    List<FilterField> fields,
    Slice<R> slice,
    Count count) {
  /** Where readers choose columns, sizes and views. */
  public static final String CHOICES = "/vues";

  /** Keeps its own copy. */
  public TableView {
    fields = List.copyOf(fields);
  }

  private List<Column<R>> columns() {
    return table.chosen(address.columns().isEmpty() ? choice.columns() : address.columns());
  }

  /** What the browser's tab says. */
  public String title() {
    return title(visit.say(table.title()));
  }

  /** The same of a list that has a name of its own. */
  public String title(String name) {
    int set = address.narrowed();
    String filtered = set == 0 ? name : visit.say("table.title-filtered", name, set);
    return slice.previous() == null ? filtered : visit.say("table.title-further", filtered);
  }

  /** How many rows there are. */
  public String caption() {
    return visit.say(table.counted() + (count.more() ? "-more" : ""), count.rows());
  }

  /** Whether there is nothing because filters leave nothing. */
  public boolean nothingFound() {
    return count.isNone() && address.narrowed() > 0;
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
        slice.rows().stream()
            .limit(1)
            .map(row -> column.cell().apply(visit, row).style())
            .filter(Objects::nonNull)
            .filter("number"::equals)
            .findFirst()
            .orElse(null);
    if (!column.sorts()) {
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
    return slice.rows().stream()
        .map(row -> columns.stream().map(column -> column.cell().apply(visit, row)).toList())
        .toList();
  }

  /** The pages beside this one, in their order. */
  public List<Link> pages() {
    List<Link> links = new ArrayList<>();
    if (slice.previous() != null) {
      links.add(page("list.first", null, null));
      links.add(page("list.previous", slice.previous(), "prev"));
    }
    if (slice.next() != null) {
      links.add(page("list.next", slice.next(), "next"));
      links.add(page("list.last", Cursor.END, null));
    }
    return links;
  }

  private Link page(String key, @Nullable Cursor at, @Nullable String relation) {
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
