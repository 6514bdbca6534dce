package fr.regain.console.device;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.TableView;

/**
 * What the page of the rings shows.
 *
 * @param table the list of them, with the number of devices that the reader may see
 * @param mayArrange whether the reader may make one
 * @param creation the form for a new one
 */
public record RingsView(TableView<Ring> table, boolean mayArrange, Form creation) {
  /** The request. */
  public Visit visit() {
    return table.visit();
  }
}
