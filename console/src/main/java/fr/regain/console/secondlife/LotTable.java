package fr.regain.console.secondlife;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Cell;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.Fields;
import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.Order;
import fr.regain.console.web.table.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of lots, as it is declared. */
@Singleton
final class LotTable implements Listed {
  private static final String OPEN = "ouvert";
  private static final String LEFT = "parti";

  /** Address of the list of those that are open. */
  static final String OPEN_LOTS = Lot.PATH + "?etat=" + OPEN;

  private static final Filter<String> TEXT = Filter.words("q", "lots.search", "list.chip.text");
  private static final Filter<Destination> DESTINATION =
      Filter.of("vers", "lots.destination", "lots.chip.destination", Destination.values());

  /** Whether it is open. */
  private static final Filter<Boolean> STATE =
      new Filter<>(
          "etat",
          "list.state",
          "list.chip.state",
          text ->
              switch (text) {
                case OPEN -> Optional.of(Boolean.TRUE);
                case LEFT -> Optional.of(Boolean.FALSE);
                default -> Optional.empty();
              },
          open -> open ? OPEN : LEFT);

  static final ListTable<LotLine, LotSort> TABLE =
      new ListTable<>(
          "lots",
          "lots",
          List.of(TEXT, DESTINATION, STATE),
          List.of(
              Column.of(
                  "nom",
                  "lots.name",
                  (visit, lot) -> Cell.link(lot.name(), Lot.address(lot.id())),
                  (visit, lot) -> Value.of(lot.name())),
              Column.words(
                  "vers",
                  "lots.destination",
                  (visit, lot) -> visit.say("destination." + lot.destination())),
              Column.words("proprietaire", "piece.owner", (visit, lot) -> lot.ownerName()),
              Column.of(
                  "beneficiaire",
                  "lots.beneficiary",
                  (visit, lot) -> Cell.of(lot.beneficiary().isEmpty() ? "–" : lot.beneficiary()),
                  (visit, lot) -> Value.of(lot.beneficiary())),
              Column.of(
                  "materiel",
                  "lots.pieces",
                  (visit, lot) -> Cell.number(visit.figures().number(lot.pieces())),
                  (visit, lot) -> new Value.Whole(lot.pieces())),
              Column.<LotLine>shown(
                      "etat", "list.state", (visit, lot) -> Cell.of(state(visit, lot)))
                  .savedAs("lots.closed-at", lot -> Value.of(lot.closedAt())),
              Column.<LotLine>of(
                      "creation",
                      "lots.created",
                      (visit, lot) ->
                          Cell.moment(visit.figures().date(lot.createdAt()), lot.createdAt()),
                      (visit, lot) -> Value.of(lot.createdAt()))
                  .onRequest()),
          Map.of(
              "nom", LotSort.NAME,
              "beneficiaire", LotSort.BENEFICIARY,
              "etat", LotSort.CLOSED,
              "creation", LotSort.CREATED),
          new Order("etat", true));

  @Override
  public ListTable<?, ?> table() {
    return TABLE;
  }

  /** The filter that an address means. */
  static LotFilter filter(ListAddress address) {
    return new LotFilter(
        address.get(TEXT).orElse(""),
        address.get(DESTINATION).orElse(null),
        address.get(STATE).orElse(null));
  }

  /** The controls above the list. */
  static List<FilterField> fields(Visit visit, ListAddress address) {
    return new Fields(visit, address)
        .search(TEXT)
        .choice(
            DESTINATION,
            List.of(Destination.values()),
            destination -> visit.say("destination." + destination))
        .choice(
            STATE,
            List.of(Boolean.TRUE, Boolean.FALSE),
            open -> visit.say(open ? "lots.open" : "lots.closed"))
        .all();
  }

  private static String state(Visit visit, LotLine lot) {
    return lot.closedAt() == null
        ? visit.say("lots.open")
        : visit.say("lots.closed-on", visit.figures().date(lot.closedAt()));
  }
}
