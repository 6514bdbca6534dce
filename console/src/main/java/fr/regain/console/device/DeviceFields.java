package fr.regain.console.device;

import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Fields;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListAddress;
import java.util.ArrayList;
import java.util.List;

/** The controls that narrow a list of devices. */
final class DeviceFields {
  private DeviceFields() {}

  /**
   * The controls, in their order.
   *
   * @param address what is asked for
   * @param sites sites to choose from
   * @param rings rings to choose from
   */
  static List<FilterField> of(
      Visit visit, ListAddress address, List<Site> sites, List<Ring> rings) {
    return new Fields(visit, address)
        .search(DeviceFilters.TEXT)
        .choice(DeviceFilters.SITE, "list.filter.everywhere", sites, Site::id, Site::indented)
        .choice(DeviceFilters.RING, Fields.ALL, orNone(visit, rings), Ring::id, Ring::name)
        .choice(
            DeviceFilters.CHASSIS,
            DeviceFilters.chassisChoices(),
            chassis -> DeviceText.chassis(visit, chassis))
        .choice(
            DeviceFilters.STATE,
            List.of(DeviceState.values()),
            state -> visit.say("state." + state.name()))
        .choice(
            DeviceFilters.SILENT,
            "list.filter.any-time",
            DeviceFilters.SILENT_DAYS,
            days -> days,
            days -> visit.say("list.silent-days", days))
        .tick(DeviceFilters.LOW_SPACE)
        .linked(DeviceFilters.VERSION, version -> DeviceText.agent(visit, version))
        .linked(DeviceFilters.CONDITION, condition -> condition)
        .all();
  }

  private static List<Ring> orNone(Visit visit, List<Ring> rings) {
    List<Ring> choices = new ArrayList<>(rings);
    if (!choices.isEmpty()) {
      choices.add(new Ring(DeviceFilter.NO_RING, visit.say("list.no-ring"), 0));
    }
    return choices;
  }
}
