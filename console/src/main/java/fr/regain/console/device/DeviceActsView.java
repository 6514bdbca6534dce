package fr.regain.console.device;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows on which somebody says what to do with many devices.
 *
 * @param list the page of the list that they come from
 * @param rings rings to choose from
 * @param mayAssign whether they may put devices into rings
 * @param mayAdminister whether they may move and shut out devices
 * @param campaign where a campaign for these devices begins; null: they may not prepare one, or the
 *     filters say what a campaign cannot
 * @param form the form
 */
public record DeviceActsView(
    TableView<DeviceRow> list,
    List<Ring> rings,
    boolean mayAssign,
    boolean mayAdminister,
    @Nullable String campaign,
    Form form) {
  /** Address of the page. */
  public static final String PATH = DeviceFilters.PATH + "/actions";

  /** Keeps its own copy. */
  public DeviceActsView {
    rings = List.copyOf(rings);
  }

  /** The request. */
  public Visit visit() {
    return list.visit();
  }

  /** A device of the page. */
  public record Line(String field, String name) {}

  /** The devices of the page, each with the name of its field. */
  public List<Line> devices() {
    return list.rows().stream()
        .map(row -> new Line(DeviceActsForm.DEVICE + row.id(), DeviceTable.name(row)))
        .toList();
  }

  /** Where the form is sent, with the filters. */
  public String action() {
    return list.address().on(PATH + "/verification").toString();
  }

  /** Whether a field was chosen. */
  public boolean chosen(String field, String value) {
    return form.text(field).equals(value);
  }
}
