package fr.regain.console.device;

import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Cell;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.Order;
import fr.regain.console.web.table.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The list of devices, as it is declared. */
@Singleton
final class DeviceTable implements Listed {
  static final ListTable<DeviceRow, DeviceSort> TABLE =
      new ListTable<>(
          "parc",
          "list",
          List.of(
              DeviceFilters.TEXT,
              DeviceFilters.SITE,
              DeviceFilters.RING,
              DeviceFilters.CHASSIS,
              DeviceFilters.STATE,
              DeviceFilters.SILENT,
              DeviceFilters.LOW_SPACE,
              DeviceFilters.VERSION,
              DeviceFilters.CONDITION),
          List.of(
              Column.<DeviceRow>of(
                  "nom",
                  "list.column.HOST_NAME",
                  (visit, row) -> Cell.link(name(row), DeviceFilters.PATH + "/" + row.id()),
                  (visit, row) -> Value.of(row.hostName())),
              Column.<DeviceRow>shown(
                      "occupation", "list.column.USED_SHARE", DeviceTable::occupancy)
                  .savedAs("csv.used-bytes", row -> Value.of(row.usedBytes()))
                  .savedAs("csv.capacity-bytes", row -> Value.of(row.capacityBytes())),
              Column.<DeviceRow>of(
                  "contact",
                  "list.column.LAST_CHECK_IN",
                  (visit, row) -> Cell.moment(DeviceText.contact(visit, row), row.lastCheckInAt()),
                  (visit, row) -> Value.of(row.lastCheckInAt())),
              Column.<DeviceRow>shown(
                      "age",
                      "list.column.AGE",
                      (visit, row) ->
                          Cell.of(DeviceText.age(visit, row.madeAfter(), row.madeBefore())))
                  .savedAs("csv.made-after", row -> Value.of(row.madeAfter()))
                  .savedAs("csv.made-before", row -> Value.of(row.madeBefore())),
              Column.<DeviceRow>words(
                  "modele",
                  "list.column.MODEL",
                  (visit, row) -> DeviceText.model(visit, row.vendor(), row.model())),
              Column.words(
                  "type",
                  "list.column.chassis",
                  (visit, row) -> DeviceText.chassis(visit, row.chassis())),
              Column.words("site", "list.column.site", (visit, row) -> row.siteName()),
              known("anneau", "list.ring", DeviceRow::ringName),
              Column.<DeviceRow>words(
                      "etat",
                      "list.state",
                      (visit, row) -> visit.say("state." + row.state().name()))
                  .onRequest(),
              known("serie", "list.column.serial", DeviceRow::serialNumber),
              known("processeur", "list.column.processor", DeviceRow::processor),
              Column.<DeviceRow>of(
                      "memoire",
                      "list.column.memory",
                      DeviceTable::memory,
                      (visit, row) -> Value.of(row.memoryBytes()))
                  .onRequest(),
              known("systeme", "list.column.system", DeviceRow::operatingSystem),
              known("agent", "list.column.agent", DeviceRow::agentVersion),
              Column.<DeviceRow>of(
                      "inscription",
                      "list.column.enrolled",
                      (visit, row) ->
                          Cell.moment(visit.figures().date(row.enrolledAt()), row.enrolledAt()),
                      (visit, row) -> Value.of(row.enrolledAt()))
                  .onRequest()),
          Map.of(
              "nom", DeviceSort.HOST_NAME,
              "modele", DeviceSort.MODEL,
              "occupation", DeviceSort.USED_SHARE,
              "age", DeviceSort.AGE,
              "contact", DeviceSort.LAST_CHECK_IN),
          new Order("nom", false));

  private static final double FULL = 0.9;

  @Override
  public ListTable<?, ?> table() {
    return TABLE;
  }

  /** What a device is called; its id where it has no name. */
  static String name(DeviceRow row) {
    return row.hostName().isEmpty() ? row.id().toString() : row.hostName();
  }

  private interface Told {
    @Nullable String of(DeviceRow row);
  }

  /** What the device tells or does not tell, for readers who ask for it. */
  private static Column<DeviceRow> known(String key, String heading, Told told) {
    return Column.<DeviceRow>of(
            key,
            heading,
            (visit, row) -> Cell.of(DeviceText.orUnknown(visit, told.of(row))),
            (visit, row) -> Value.of(told.of(row)))
        .onRequest();
  }

  private static Cell memory(Visit visit, DeviceRow row) {
    Long bytes = row.memoryBytes();
    return Cell.number(bytes == null ? visit.say("unknown") : visit.figures().memory(bytes));
  }

  private static Cell occupancy(Visit visit, DeviceRow row) {
    return Cell.of(DeviceText.occupancy(visit, row)).styled(occupancyClass(row.usedShare()));
  }

  private static @Nullable String occupancyClass(OptionalDouble share) {
    if (share.isEmpty()) {
      return null;
    }
    // The bar is the cell's own background, in steps of 5 %: an element less in each row.
    double used = Math.clamp(share.getAsDouble(), 0, 1);
    long percent = Math.round(used * 20) * 5;
    return "fill fill-" + percent + (used >= FULL ? " full" : "");
  }
}
