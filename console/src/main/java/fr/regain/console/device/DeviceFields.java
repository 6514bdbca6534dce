package fr.regain.console.device;

import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.FilterField.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The controls that narrow a list of devices.
 *
 * @param visit the request
 * @param query what is asked for
 * @param sites sites to choose from
 * @param rings rings to choose from
 */
record DeviceFields(Visit visit, DeviceListQuery query, List<Site> sites, List<Ring> rings) {
  /** The controls, in their order; those that offer no choice are left out. */
  List<FilterField> all() {
    SequencedMap<String, String> said = query.parameters();
    return List.of(
        new FilterField.Search(
            DeviceListQuery.TEXT,
            visit.say("list.filter.text"),
            query.text(),
            visit.say("list.chip.text", query.text())),
        choice(
            said,
            DeviceListQuery.SITE,
            "list.column.site",
            "list.chip.site",
            "list.filter.everywhere",
            options(
                sites,
                site -> Long.toString(site.id()),
                site -> "\u2003".repeat(site.depth()) + site.name())),
        choice(
            said,
            DeviceListQuery.RING,
            "list.ring",
            "list.chip.ring",
            "list.filter.all",
            ringOptions()),
        choice(
            said,
            DeviceListQuery.CHASSIS,
            "list.column.chassis",
            "list.chip.chassis",
            "list.filter.all",
            options(
                DeviceListQuery.chassisChoices(),
                DeviceListQuery::parameter,
                chassis -> DeviceText.chassis(visit, chassis))),
        choice(
            said,
            DeviceListQuery.STATE,
            "list.state",
            "list.chip.state",
            "list.filter.all",
            options(
                Arrays.asList(DeviceState.values()),
                Enum::name,
                state -> visit.say("state." + state.name()))),
        choice(
            said,
            DeviceListQuery.SILENT,
            "list.filter.silent",
            "list.chip.silent",
            "list.filter.any-time",
            options(
                DeviceListQuery.SILENT_DAYS,
                String::valueOf,
                days -> visit.say("list.silent-days", days))),
        new FilterField.Tick(
            DeviceListQuery.LOW_SPACE,
            visit.say("list.filter.low-space"),
            query.lowSpace() ? "oui" : "",
            visit.say("list.chip.low-space")),
        new FilterField.Linked(
            DeviceListQuery.VERSION,
            visit.say("list.column.agent"),
            text(query.agentVersion()),
            DeviceText.agent(visit, text(query.agentVersion()))),
        new FilterField.Linked(
            DeviceListQuery.CONDITION,
            visit.say("list.condition"),
            text(query.condition()),
            visit.say("list.chip.condition", text(query.condition()))));
  }

  private List<Option> ringOptions() {
    List<Option> options =
        new ArrayList<>(options(rings, ring -> Long.toString(ring.id()), Ring::name));
    if (!options.isEmpty()) {
      options.add(new Option(DeviceListQuery.NO_RING, visit.say("list.no-ring")));
    }
    return options;
  }

  private static <T> List<Option> options(
      List<T> choices, Function<T, String> value, Function<T, String> text) {
    return choices.stream()
        .map(choice -> new Option(value.apply(choice), text.apply(choice)))
        .toList();
  }

  private FilterField choice(
      SequencedMap<String, String> said,
      String name,
      String label,
      String chip,
      String any,
      List<Option> options) {
    String value = text(said.get(name));
    String shown =
        options.stream()
            .filter(option -> option.value().equals(value))
            .map(option -> option.text().strip())
            .findFirst()
            .orElse(visit.say("unknown"));
    String chipText = visit.say(chip, shown);
    // A choice of nothing is no choice; what a link said of it still counts.
    return options.isEmpty()
        ? new FilterField.Linked(name, visit.say(label), value, chipText)
        : new FilterField.Choice(name, visit.say(label), value, chipText, visit.say(any), options);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
