package fr.regain.console.device;

import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.ListAddress;
import fr.regain.v1.Chassis;
import io.micronaut.http.HttpParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What narrows the list of devices, as its addresses say it. */
public final class DeviceFilters {
  /** Address of the list; the page of a device is below it. */
  public static final String PATH = "/parc";

  /** Days of silence that a reader may choose from. */
  public static final List<Integer> SILENT_DAYS = List.of(1, 7, 14, 30, 90);

  /** Searched words. */
  public static final Filter<String> TEXT = Filter.words("q", "list.filter.text", "list.chip.text");

  /** Site whose subtree is shown. */
  public static final Filter<Long> SITE =
      Filter.number("site", "list.column.site", "list.chip.site");

  /** Ring, or {@link DeviceFilter#NO_RING}. */
  public static final Filter<Long> RING = Filter.number("anneau", "list.ring", "list.chip.ring");

  /** Form factor. */
  public static final Filter<Chassis> CHASSIS =
      new Filter<>(
          "type",
          "list.column.chassis",
          "list.chip.chassis",
          text ->
              chassisChoices().stream()
                  .filter(chassis -> parameter(chassis).equals(text))
                  .findFirst(),
          DeviceFilters::parameter);

  /** State. */
  public static final Filter<DeviceState> STATE =
      Filter.of("etat", "list.state", "list.chip.state", DeviceState.values());

  /** Only devices that are short of space. */
  public static final Filter<Boolean> LOW_SPACE =
      Filter.tick("plein", "list.filter.low-space", "list.chip.low-space");

  /** Only devices that have been silent for that many days. */
  public static final Filter<Integer> SILENT =
      new Filter<>(
          "muet",
          "list.filter.silent",
          "list.chip.silent",
          text ->
              text.matches("[1-9][0-9]{0,3}")
                  ? Optional.of(Integer.valueOf(text)).filter(days -> days <= 3_650)
                  : Optional.empty(),
          String::valueOf);

  /** Version of the agent or, after {@link DeviceFilter#OTHER_THAN}, any other one. */
  public static final Filter<String> VERSION =
      Filter.shaped("version", "list.column.agent", "list.chip.plain", ".{1,64}");

  /** Code of what the agent says is wrong. */
  public static final Filter<String> CONDITION =
      Filter.shaped("signalement", "list.condition", "list.chip.condition", "[a-z][a-z.-]{0,63}");

  private DeviceFilters() {}

  /** The list of devices that an address, of the list or of another page, asks for. */
  public static ListAddress read(HttpParameters parameters) {
    return ListAddress.read(DeviceTable.TABLE, PATH, parameters);
  }

  /** All devices. */
  public static ListAddress list() {
    return ListAddress.of(DeviceTable.TABLE, PATH);
  }

  /** The filter that an address means at a moment. */
  public static DeviceFilter of(ListAddress address, Instant now) {
    return new DeviceFilter(
        address.get(TEXT).orElse(""),
        address.get(SITE).orElse(null),
        address.get(RING).orElse(null),
        address.get(CHASSIS).map(Set::of).orElse(Set.of()),
        address.get(STATE).orElse(null),
        address.get(LOW_SPACE).orElse(false),
        address.get(SILENT).map(days -> now.minus(Duration.ofDays(days))).orElse(null),
        address.get(VERSION).orElse(null),
        address.get(CONDITION).orElse(null));
  }

  /** The form factors that a reader may choose from. */
  public static List<Chassis> chassisChoices() {
    return Stream.of(Chassis.values()).filter(chassis -> chassis != Chassis.UNRECOGNIZED).toList();
  }

  /** What addresses call a form factor. */
  public static String parameter(Chassis chassis) {
    return chassis.name().substring("CHASSIS_".length());
  }
}
