package fr.regain.console.eligibility;

import fr.regain.console.device.DeviceText;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Cell;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.Order;
import fr.regain.console.web.table.Value;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of equipment with its routes, as it is declared. */
@Singleton
final class EligibilityTable implements Listed {
  /** Address of the list. */
  static final String PATH = "/seconde-vie";

  private static final int REASONS_SHOWN = 3;

  static final ListTable<EligibilityRow, EligibilitySort> TABLE =
      new ListTable<>(
          "seconde-vie",
          "eligibility",
          EligibilityFilters.ALL,
          List.of(
              Column.of(
                  "nom",
                  "equipment.name",
                  (visit, row) -> Cell.link(name(visit, row), Equipment.PATH + "/" + row.shortId()),
                  (visit, row) -> Value.of(name(visit, row))),
              Column.<EligibilityRow>shown(
                      "voie", "eligibility.route", (visit, row) -> Cell.of(route(visit, row)))
                  .saved(
                      "eligibility.route",
                      (visit, row) -> Value.of(visit.say("route." + row.route().name())))
                  .savedAs("eligibility.stays-until", row -> Value.of(row.staysUntil())),
              Column.<EligibilityRow>shown("age", "list.column.AGE", EligibilityTable::age)
                  .savedAs("csv.made-after", row -> Value.of(row.made().after()))
                  .savedAs("csv.made-before", row -> Value.of(row.made().before())),
              Column.words(
                  "type",
                  "equipment.kind",
                  (visit, row) -> visit.say("equipment.kind." + row.kind().name())),
              Column.words("site", "list.column.site", (visit, row) -> row.siteName()),
              Column.of(
                  "etiquette",
                  "equipment.short-id",
                  (visit, row) -> Cell.of(row.shortId().spaced()).styled("whole"),
                  (visit, row) -> Value.of(row.shortId().text())),
              Column.<EligibilityRow>shown(
                      "pourquoi", "eligibility.why", (visit, row) -> Cell.of(why(visit, row)))
                  .saved(
                      "eligibility.why",
                      (visit, row) -> Value.of(findings(visit, row.reasons(), ", "))),
              known("proprietaire", "equipment.owner", EligibilityRow::ownerName),
              known("fabricant", "equipment.vendor", EligibilityRow::vendor),
              known("modele", "equipment.model", EligibilityRow::model),
              known("serie", "equipment.serial", EligibilityRow::serialNumber),
              Column.<EligibilityRow>words(
                      "possibles",
                      "eligibility.possible",
                      (visit, row) ->
                          row.possible().stream()
                              .map(route -> visit.say("route." + route.name()))
                              .collect(Collectors.joining(", ")))
                  .onRequest()),
          Map.of("age", EligibilitySort.AGE, "voie", EligibilitySort.STAY),
          new Order("age", true));

  @Override
  public ListTable<?, ?> table() {
    return TABLE;
  }

  private interface Told {
    @Nullable String of(EligibilityRow row);
  }

  private static Column<EligibilityRow> known(String key, String heading, Told told) {
    return Column.<EligibilityRow>of(
            key,
            heading,
            (visit, row) -> Cell.of(DeviceText.orUnknown(visit, told.of(row))),
            (visit, row) -> Value.of(told.of(row)))
        .onRequest();
  }

  private static String name(Visit visit, EligibilityRow row) {
    String host = row.hostName();
    return host == null || host.isEmpty()
        ? DeviceText.model(visit, row.vendor(), row.model())
        : host;
  }

  private static String route(Visit visit, EligibilityRow row) {
    LocalDate until = row.staysUntil();
    String route = visit.say("route." + row.route().name());
    return until == null
        ? route
        : visit.say("eligibility.until", route, Integer.toString(until.getYear()));
  }

  private static Cell age(Visit visit, EligibilityRow row) {
    return Cell.of(DeviceText.age(visit, row.made().after(), row.made().before())).styled("whole");
  }

  /** What weighs most: first what speaks against, then what is not known. */
  private static String why(Visit visit, EligibilityRow row) {
    List<ReasonCode> codes = new ArrayList<>();
    for (ReasonCode.Effect effect :
        List.of(ReasonCode.Effect.AGAINST, ReasonCode.Effect.OPEN, ReasonCode.Effect.NOTE)) {
      row.reasons().stream().filter(code -> code.effect() == effect).forEach(codes::add);
    }
    return findings(visit, codes.subList(0, Math.min(codes.size(), REASONS_SHOWN)), " · ");
  }

  private static String findings(Visit visit, Collection<ReasonCode> codes, String between) {
    return codes.stream()
        .map(code -> visit.say("finding." + code.name()))
        .collect(Collectors.joining(between));
  }
}
