package fr.regain.console.device;

import fr.regain.console.web.table.Cell;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.Order;
import fr.regain.console.web.table.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The list of rings, as it is declared. */
@Singleton
final class RingTable implements Listed {
  static final Filter<String> TEXT = Filter.words("q", "rings.name", "list.chip.text");

  static final ListTable<Ring, RingSort> TABLE =
      new ListTable<>(
          "anneaux",
          "rings",
          List.of(TEXT),
          List.of(
              Column.of(
                  "nom",
                  "rings.name",
                  (visit, ring) -> Cell.link(ring.name(), RingView.address(ring.id())),
                  (visit, ring) -> Value.of(ring.name())),
              Column.of(
                  "postes",
                  "rings.devices",
                  (visit, ring) ->
                      Cell.link(
                              visit.figures().number(ring.devices()),
                              DeviceFilters.list().with(DeviceFilters.RING, ring.id()).toString())
                          .styled("number"),
                  (visit, ring) -> new Value.Whole(ring.devices()))),
          Map.of("nom", RingSort.NAME, "postes", RingSort.DEVICES),
          new Order("nom", false));

  @Override
  public ListTable<?, ?> table() {
    return TABLE;
  }
}
