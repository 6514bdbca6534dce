package fr.regain.console.campaign;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.TableView;

/**
 * What the list of campaigns, or that of templates, shows.
 *
 * @param table the list
 * @param templates whether it is that of templates
 * @param mayPrepare whether the reader coordinates any site
 */
public record CampaignsView(TableView<Standing> table, boolean templates, boolean mayPrepare) {
  /** The request. */
  public Visit visit() {
    return table.visit();
  }

  /** Says that there is none, and what to do. */
  public String nothingYet() {
    return visit()
        .say(
            templates
                ? "templates.nothing-yet"
                : mayPrepare ? "campaigns.nothing-yet" : "campaigns.nothing-here");
  }
}
