package fr.regain.console.roadmap;

import fr.regain.console.access.Person;
import fr.regain.console.report.Method;
import fr.regain.console.testing.TestingConsole;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Road maps with actions in every state and figures that differ in what they cover. */
public final class SampleRoadMap {
  private final RoadMapService roadMaps;

  /** In that console. */
  public SampleRoadMap(TestingConsole console) {
    this.roadMaps = console.bean(RoadMapService.class);
  }

  /** Title of the first action of a site. */
  public static String title(long siteId) {
    return "Garder les postes plus longtemps (site " + siteId + ")";
  }

  /**
   * Fills the road map of a site.
   *
   * @return number of an action that is late
   */
  public long on(long siteId) {
    figure(siteId, 2022, 412_000, new Range(350_000, 480_000), "Postes, serveurs et réseau");
    figure(siteId, 2024, 371_500, new Range(320_000, 430_000), "Postes, serveurs et réseau");
    figure(siteId, 2025, 298_000, null, "Postes seulement");
    action(siteId, "Éteindre les salles informatiques le soir", "2027-02-28", ActionState.PLANNED);
    action(siteId, "Passer les postes de direction sous Linux", "2026-06-30", ActionState.DONE);
    action(siteId, "Acheter des écrans plus grands", "2026-12-31", ActionState.ABANDONED);
    return action(siteId, title(siteId), "2026-09-30", ActionState.UNDER_WAY);
  }

  private void figure(
      long siteId, int year, long kilograms, @Nullable Range range, String perimeter) {
    roadMaps.declare(
        Person.CONSOLE,
        siteId,
        new YearFigure(
            year, kilograms, range, Method.ESTIMATED, "Bilan carbone " + year, perimeter, 0));
  }

  private long action(long siteId, String title, String dueOn, ActionState state) {
    return roadMaps
        .add(
            Person.CONSOLE,
            siteId,
            new ActionTerms(
                title,
                "DSI",
                LocalDate.parse(dueOn),
                state,
                state == ActionState.DONE ? null : new Range(12_000, 30_000),
                "Bilan carbone 2025, postes",
                "Revu à chaque conseil d’administration.",
                state == ActionState.ABANDONED ? "Sans effet sur les émissions" : ""))
        .id();
  }
}
