package fr.regain.console.campaign;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import java.util.List;

/**
 * What the page of a new campaign shows.
 *
 * @param visit the request
 * @param form the form
 * @param templates templates to start from
 * @param devices the devices that it is for, as a list showed them; a template brings its own
 */
public record NewCampaignView(
    Visit visit, Form form, List<Campaign> templates, ListAddress devices) {
  /** Keeps its own copy. */
  public NewCampaignView {
    templates = List.copyOf(templates);
  }

  /** Whether it begins with the devices of a list. */
  public boolean hasDevices() {
    return devices.narrowed() > 0;
  }

  /** Where the form is sent, with the devices. */
  public String action() {
    return devices.filtersTo(CampaignPath.ALL + "/nouvelle");
  }
}
