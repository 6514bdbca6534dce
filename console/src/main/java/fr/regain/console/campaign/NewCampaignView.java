package fr.regain.console.campaign;

import fr.regain.console.device.DeviceListQuery;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
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
    Visit visit, Form form, List<Campaign> templates, DeviceListQuery devices) {
  /** Keeps its own copy. */
  public NewCampaignView {
    templates = List.copyOf(templates);
  }

  /** Whether it begins with the devices of a list. */
  public boolean hasDevices() {
    return !devices.address().equals(DeviceListQuery.PATH);
  }

  /** Where the form is sent, with the devices. */
  public String action() {
    return devices.addressOn(CampaignPath.ALL + "/nouvelle");
  }
}
