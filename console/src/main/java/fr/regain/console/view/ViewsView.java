package fr.regain.console.view;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.ListTable;
import java.util.List;

/**
 * What the page shows on which a reader chooses how to see a list.
 *
 * @param visit the request
 * @param table the list
 * @param page path of the list
 * @param query of the list's address; empty: none
 * @param chosen keys of the columns that are shown
 * @param size rows to a page
 * @param views the views that the reader may open
 * @param form the form for a new view
 */
public record ViewsView(
    Visit visit,
    ListTable<?, ?> table,
    String page,
    String query,
    List<String> chosen,
    int size,
    List<Line> views,
    Form form) {
  /** Keeps its own copies. */
  public ViewsView {
    chosen = List.copyOf(chosen);
    views = List.copyOf(views);
  }

  /** A view. */
  public record Line(SavedView view, String address, boolean opening) {}

  /** The list as it was. */
  public String back() {
    return query.isEmpty() ? page : page + "?" + query;
  }

  /** The columns that may be chosen; the first is always there. */
  public List<Column<?>> columns() {
    return table.columns().stream().skip(1).<Column<?>>map(column -> column).toList();
  }

  /** Whether the query says something that a view can keep. */
  public boolean maySave() {
    return !query.isEmpty();
  }
}
