package fr.regain.console.campaign;

import fr.regain.console.device.DeviceFilters;
import fr.regain.console.device.DeviceText;
import fr.regain.console.device.Ring;
import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import java.util.List;

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

  /** The form factors. */
  public List<Choice> chassis() {
    return DeviceFilters.chassisChoices().stream()
        .map(
            chassis -> {
              String value = DeviceFilters.parameter(chassis);
              return new Choice(
                  value, DeviceText.chassis(visit, chassis), value.equals(form.text("type")));
            })
        .toList();
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

  /** The rings. */
  public List<Choice> groups() {
    return rings.stream()
        .map(
            ring ->
                new Choice(
                    Long.toString(ring.id()),
                    ring.name(),
                    Long.toString(ring.id()).equals(form.text("anneau"))))
        .toList();
  }

  /** Where a browser asks how many devices the form takes. */
  public String countAddress() {
    return steps.action() + "/compte";
  }
}
