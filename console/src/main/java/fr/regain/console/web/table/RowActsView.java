package fr.regain.console.web.table;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page shows on which somebody says what to do with many rows of a list.
 *
 * @param list the page of the list that they come from
 * @param rows those of that page
 * @param acts what can be done
 * @param action where the form is sent
 * @param form the form
 */
public record RowActsView(
    TableView<?> list,
    List<FilterField.Option> rows,
    List<FilterField.Option> acts,
    String action,
    Form form) {
  /** Keeps its own copies. */
  public RowActsView {
    rows = List.copyOf(rows);
    acts = List.copyOf(acts);
  }

  /** The request. */
  public Visit visit() {
    return list.visit();
  }

  /** Whether a field was chosen. */
  public boolean chosen(String field, String value) {
    return form.text(field).equals(value);
  }
}
