package fr.regain.console.campaign;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

/**
 * What the page of a new campaign shows.
 *
 * @param visit the request
 * @param form the form
 * @param templates templates to start from
 */
public record NewCampaignView(Visit visit, Form form, List<Campaign> templates) {
  /** Keeps its own copy. */
  public NewCampaignView {
    templates = List.copyOf(templates);
  }
}
