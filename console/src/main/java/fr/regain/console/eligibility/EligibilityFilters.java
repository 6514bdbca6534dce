package fr.regain.console.eligibility;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Owner;
import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Fields;
import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What narrows the list of equipment, as its addresses say it. */
final class EligibilityFilters {
  static final Filter<String> TEXT = Filter.words("q", "eligibility.filter.text", "list.chip.text");
  static final Filter<Route> ROUTE =
      Filter.of("voie", "eligibility.route", "eligibility.chip.route", Route.values());
  static final Filter<Long> SITE = Filter.number("site", "list.column.site", "list.chip.site");
  static final Filter<EquipmentKind> KIND =
      Filter.of("type", "equipment.kind", "list.chip.chassis", EquipmentKind.values());

  /** Number of an owner; 0: nobody who is known. */
  static final Filter<Long> OWNER =
      Filter.number("proprietaire", "equipment.owner", "eligibility.chip.owner");

  static final Filter<AgeBand> BAND =
      Filter.of("age", "list.column.AGE", "eligibility.chip.age", AgeBand.values());
  static final Filter<ReasonCode> REASON =
      Filter.of("raison", "eligibility.reason", "eligibility.chip.reason", ReasonCode.values());

  static final List<Filter<?>> ALL = List.of(TEXT, ROUTE, SITE, KIND, OWNER, BAND, REASON);

  private EligibilityFilters() {}

  /** The filter that an address means. */
  static EligibilityFilter of(ListAddress address) {
    return new EligibilityFilter(
        address.get(TEXT).orElse(""),
        address.get(ROUTE).orElse(null),
        address.get(SITE).orElse(null),
        address.get(KIND).orElse(null),
        address.get(OWNER).orElse(null),
        address.get(BAND).orElse(null),
        address.get(REASON).orElse(null));
  }

  /** The controls above the list. */
  static List<FilterField> fields(
      Visit visit, ListAddress address, List<Site> sites, List<Owner> owners) {
    List<Map.Entry<Long, String>> holders = new ArrayList<>();
    holders.add(Map.entry(0L, visit.say("unknown")));
    owners.forEach(owner -> holders.add(Map.entry(owner.id(), owner.name())));
    return new Fields(visit, address)
        .search(TEXT)
        .choice(ROUTE, List.of(Route.values()), route -> visit.say("route." + route.name()))
        .choice(SITE, "list.filter.everywhere", sites, Site::id, Site::indented)
        .choice(
            KIND,
            List.of(EquipmentKind.values()),
            kind -> visit.say("equipment.kind." + kind.name()))
        .choice(OWNER, Fields.ALL, holders, Map.Entry::getKey, Map.Entry::getValue)
        .choice(BAND, List.of(AgeBand.values()), band -> visit.say("band." + band.name()))
        .choice(
            REASON, List.of(ReasonCode.values()), reason -> visit.say("finding." + reason.name()))
        .all();
  }
}
