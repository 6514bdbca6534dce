package fr.regain.console.campaign;

import fr.regain.console.device.DeviceFilters;
import fr.regain.console.device.DeviceText;
import fr.regain.console.device.Ring;
import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.v1.Chassis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the first step shows.
 *
 * @param visit the request
 * @param steps the steps
 * @param form the form
 * @param count how many devices the form takes
 * @param sites sites to choose from
 * @param everywhere whether all sites may be chosen at once
 * @param rings rings to choose from
 */
public record TargetView(
    Visit visit,
    StepsView steps,
    Form form,
    CountView count,
    List<Site> sites,
    boolean everywhere,
    List<Ring> rings) {
  /** Keeps its own copies. */
  public TargetView {
    sites = List.copyOf(sites);
    rings = List.copyOf(rings);
  }

  /** A choice of a list. */
  public record Choice(String value, String name, boolean chosen) {}

  /** A tick that is set, and may be taken away. */
  public record Facet(String field, String value, String name) {}

  /** The form factors, and the several ones at once that a program has chosen. */
  public List<Choice> chassis() {
    String type = form.text("type");
    Stream<Choice> each =
        DeviceFilters.chassisChoices().stream()
            .map(chassis -> choice(DeviceFilters.parameter(chassis), Set.of(chassis)));
    Set<Chassis> several = TargetForm.chassis(type);
    return several.size() < 2
        ? each.toList()
        : Stream.concat(each, Stream.of(choice(type, several))).toList();
  }

  private Choice choice(String value, Set<Chassis> chassis) {
    return new Choice(
        value,
        chassis.stream()
            .sorted()
            .map(one -> DeviceText.chassis(visit, one))
            .collect(Collectors.joining(", ")),
        value.equals(form.text("type")));
  }

  /** The sites, indented by their level. */
  public List<Choice> places() {
    return sites.stream()
        .map(
            site ->
                new Choice(
                    Long.toString(site.id()),
                    site.indented(),
                    Long.toString(site.id()).equals(form.text("site"))))
        .toList();
  }

  /** The rings, and none of them. */
  public List<Choice> groups() {
    return Stream.concat(
            rings.stream().map(ring -> group(Long.toString(ring.id()), ring.name())),
            Stream.of(group(TargetForm.NO_RING, visit.say("list.no-ring"))))
        .toList();
  }

  private Choice group(String value, String name) {
    return new Choice(value, name, value.equals(form.text("anneau")));
  }

  /** What else narrows the target; a list of devices has brought it along. */
  public List<Facet> facets() {
    String version = form.text("version");
    String condition = form.text("signalement");
    List<Facet> facets = new ArrayList<>();
    if (!version.isEmpty()) {
      facets.add(new Facet("version", version, DeviceText.agent(visit, version)));
    }
    if (!condition.isEmpty()) {
      facets.add(new Facet("signalement", condition, visit.say("list.chip.condition", condition)));
    }
    return facets;
  }

  /** Where a browser asks how many devices the form takes. */
  public String countAddress() {
    return steps.action() + "/compte";
  }
}
