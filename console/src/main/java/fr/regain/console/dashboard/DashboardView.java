package fr.regain.console.dashboard;

import fr.regain.console.campaign.CampaignState;
import fr.regain.console.eligibility.Route;
import fr.regain.console.operation.OperationState;
import fr.regain.console.web.Query;
import fr.regain.console.web.Section;
import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard shows.
 *
 * @param visit the request
 * @param overview the figures
 */
public record DashboardView(Visit visit, Overview overview) {
  private static final int MOST_VERSIONS = 8;
  private static final int WHOLE = 100;
  private static final int STEP = 5;

  /**
   * A figure, and the list of exactly what it has counted.
   *
   * @param share what part of the whole it is, in words; empty: it is part of nothing
   * @param style draws that part as a bar, in steps of a twentieth; null: nothing to draw
   * @param urgent whether somebody should look
   */
  public record Figure(
      String number,
      String text,
      String address,
      String share,
      @Nullable String style,
      boolean urgent) {}

  /** Whether there is nothing to count yet. */
  public boolean nothingYet() {
    return overview.devices() == 0;
  }

  /** What somebody should look at. */
  public List<Figure> attention() {
    List<Figure> figures = new ArrayList<>();
    addDevices(
        figures,
        overview.silent(),
        "dashboard.silent",
        devices().with("muet", Integer.toString(OverviewReading.SILENT_DAYS)));
    addDevices(figures, overview.lowSpace(), "dashboard.low-space", devices().with("plein", "oui"));
    Stream.of(CampaignState.STOPPED, CampaignState.PAUSED, CampaignState.IN_REVIEW)
        .forEach(state -> add(figures, state, true));
    add(
        figures,
        overview.operationsDue(),
        "dashboard.operations-due",
        new Query(Section.OPERATIONS.path())
            .with("etat", OperationState.REGISTERED.name())
            .with("echue", "oui"),
        true);
    return figures;
  }

  /** What is under way. */
  public List<Figure> underWay() {
    List<Figure> figures = new ArrayList<>();
    add(figures, overview.devices(), "dashboard.devices", devices(), false);
    Stream.of(CampaignState.RUNNING, CampaignState.SCHEDULED, CampaignState.TRYING)
        .forEach(state -> add(figures, state, false));
    return figures;
  }

  private void addDevices(List<Figure> figures, long number, String key, Query address) {
    if (number > 0) {
      figures.add(
          part(
              number,
              overview.devices(),
              "dashboard.share",
              visit.say(key, number),
              address,
              true));
    }
  }

  private Figure part(
      long number, long whole, String share, String text, Query address, boolean urgent) {
    return new Figure(
        visit.figures().number(number),
        text,
        address.toString(),
        visit.say(share, visit.figures().share(number, whole)),
        "fill fill-" + STEP * Math.round((double) WHOLE * number / whole / STEP),
        urgent);
  }

  private void add(List<Figure> figures, CampaignState state, boolean urgent) {
    add(
        figures,
        overview.campaigns().getOrDefault(state, 0L),
        "dashboard.campaigns." + state,
        new Query(Section.CAMPAIGNS.path()).with("etat", state.name()),
        urgent);
  }

  private void add(List<Figure> figures, long number, String key, Query address, boolean urgent) {
    if (number > 0) {
      figures.add(
          new Figure(
              visit.figures().number(number),
              visit.say(key, number),
              address.toString(),
              "",
              null,
              urgent));
    }
  }

  private static Query devices() {
    return new Query(Section.DEVICES.path()).with("etat", "ACTIVE");
  }

  /** Equipment that has somewhere else to go, by route. */
  public List<Figure> secondLife() {
    long all = overview.routes().values().stream().mapToLong(Long::longValue).sum();
    return Stream.of(Route.values())
        .filter(route -> route != Route.KEEP)
        .filter(route -> overview.routes().containsKey(route))
        .map(
            route ->
                part(
                    overview.routes().getOrDefault(route, 0L),
                    all,
                    "dashboard.share-of-equipment",
                    visit.say("dashboard.route." + route),
                    new Query(Section.SECOND_LIFE.path()).with("voie", route.name()),
                    false))
        .toList();
  }

  /** Devices by the version of their agent, the most frequent first. */
  public List<Figure> versions() {
    return overview.versions().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_VERSIONS)
        .map(
            version ->
                part(
                    version.getValue(),
                    overview.devices(),
                    "dashboard.share",
                    visit.say("dashboard.version", version.getKey()),
                    devices().with("version", version.getKey()),
                    false))
        .toList();
  }
}
