package fr.regain.console.secondlife;

import fr.regain.console.equipment.Owner;
import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the list of lots shows.
 *
 * @param visit the request
 * @param query what its address says
 * @param lots the rows
 * @param total how many pass the filters
 * @param mayWork whether the reader may make one
 * @param owners owners to choose from
 * @param sites sites on which the reader may make one
 * @param creation what was filled in to make one
 */
public record LotsView(
    Visit visit,
    LotsQuery query,
    List<LotLine> lots,
    long total,
    boolean mayWork,
    List<Owner> owners,
    List<Site> sites,
    Form creation) {
  /** Rows to a page. */
  static final int SIZE = 20;

  /** How many pages there are; at least one. */
  public int pages() {
    return (int) Math.max(1, (total + SIZE - 1) / SIZE);
  }

  /** What the browser's tab says. */
  public String title() {
    return query.page() == 1
        ? visit.say("lots.title")
        : visit.say("lots.title") + " – " + visit.say("list.page", query.page());
  }
}
