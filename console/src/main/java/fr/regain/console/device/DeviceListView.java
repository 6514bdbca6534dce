package fr.regain.console.device;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.TableView;

/**
 * All that the device list shows.
 *
 * @param table the list
 * @param mayAct whether the reader may act on many devices at once
 */
public record DeviceListView(TableView<DeviceRow> table, boolean mayAct) {
  /** The request. */
  public Visit visit() {
    return table.visit();
  }

  /** Where one acts on these devices. */
  public String acts() {
    return table.address().on(DeviceActsView.PATH).toString();
  }
}
