package fr.regain.console.secondlife;

import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Owner;
import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Fields;
import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListAddress;
import java.util.Arrays;
import java.util.List;

/** What narrows the workshop's list, as its addresses say it. */
final class WorkshopFilters {
  static final Filter<String> TEXT = Filter.words("q", "workshop.search", "list.chip.text");
  static final Filter<Stage> STAGE =
      Filter.of(
          "etape",
          "workshop.stage",
          "workshop.chip.stage",
          Stage.ofWorkshop().toArray(Stage[]::new));
  static final Filter<EquipmentKind> KIND =
      Filter.of("type", "list.column.chassis", "list.chip.chassis", EquipmentKind.values());
  static final Filter<Long> SITE = Filter.number("site", "list.column.site", "list.chip.site");
  static final Filter<Long> OWNER =
      Filter.number("proprietaire", "piece.owner", "workshop.chip.owner");

  static final List<Filter<?>> ALL = List.of(TEXT, STAGE, KIND, SITE, OWNER);

  private WorkshopFilters() {}

  /** The filter that an address means. */
  static WorkshopFilter of(ListAddress address) {
    return new WorkshopFilter(
        address.get(TEXT).orElse(""),
        address.get(SITE).orElse(null),
        address.get(OWNER).orElse(null),
        address.get(KIND).orElse(null),
        address.get(STAGE).orElse(null));
  }

  /** The controls above the list. */
  static List<FilterField> fields(
      Visit visit, ListAddress address, List<Site> sites, List<Owner> owners) {
    return new Fields(visit, address)
        .search(TEXT)
        .choice(STAGE, Stage.ofWorkshop(), stage -> PieceText.stage(visit, stage))
        .choice(KIND, Arrays.asList(EquipmentKind.values()), kind -> PieceText.kind(visit, kind))
        .choice(SITE, "list.filter.everywhere", sites, Site::id, Site::indented)
        .choice(OWNER, Fields.ALL, owners, Owner::id, Owner::name)
        .all();
  }
}
