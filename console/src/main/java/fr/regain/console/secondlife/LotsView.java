package fr.regain.console.secondlife;

import fr.regain.console.equipment.Owner;
import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.TableView;
import java.util.List;

/**
 * What the list of lots shows.
 *
 * @param table the list
 * @param mayWork whether the reader may make one
 * @param owners owners to choose from
 * @param sites sites on which the reader may make one
 * @param creation what was filled in to make one
 */
public record LotsView(
    TableView<LotLine> table,
    boolean mayWork,
    List<Owner> owners,
    List<Site> sites,
    Form creation) {
  /** Keeps its own copies. */
  public LotsView {
    owners = List.copyOf(owners);
    sites = List.copyOf(sites);
  }

  /** The request. */
  public Visit visit() {
    return table.visit();
  }
}
