package fr.regain.console.roadmap;

import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a road map shows.
 *
 * @param visit the request
 * @param roadMap the road map
 * @param sites sites to choose from
 * @param actions one page of its actions
 * @param state those in this state; null: all
 * @param today the day that it is
 * @param mayWrite whether the reader may write it
 * @param form the aim as it was typed, and what is wrong with it
 */
public record RoadMapView(
    Visit visit,
    RoadMap roadMap,
    List<Site> sites,
    Actions actions,
    @Nullable ActionState state,
    LocalDate today,
    boolean mayWrite,
    Form form) {
  /** Address of the page. */
  public static final String PATH = "/feuille-de-route";

  /** Address of the form that sets the aim. */
  public static final String AIM = PATH + "/cible";

  /** Actions on a page. */
  static final int SIZE = 15;

  /** Keeps its own copy. */
  public RoadMapView {
    sites = List.copyOf(sites);
  }

  /** Address of the road map of a site. */
  public static String address(long siteId) {
    return new Query(PATH).with("site", Long.toString(siteId)).toString();
  }

  /** The site whose road map it is. */
  public Site site() {
    return roadMap.site();
  }

  /** What the aim is, and whose. */
  public String lead() {
    Aim aim = roadMap.aim();
    return visit.say(
        aim.isUsual() ? "road-map.lead-usual" : "road-map.lead",
        aim.reductionPercent(),
        Integer.toString(aim.targetYear()),
        Integer.toString(aim.baseYear()));
  }

  /**
   * A year of the table, in words.
   *
   * @param year which
   * @param address of its page
   * @param declared its figure, or that there is none
   * @param line what the line says of it
   * @param gap how far the figure is from the line
   * @param how how the figure was obtained, and what it covers
   */
  public record Line(
      int year, String address, String declared, String line, String gap, String how) {}

  /** The years, the first first. */
  public List<Line> lines() {
    return roadMap.years().stream().map(this::line).toList();
  }

  private Line line(int year) {
    Optional<YearFigure> figure = roadMap.figure(year);
    OptionalDouble line = roadMap.line(year);
    return new Line(
        year,
        YearView.address(site().id(), year),
        declared(visit, figure, year > today.getYear()),
        line.isPresent() ? Tonnes.reckoned(visit, line.getAsDouble()) : "–",
        gap(visit, roadMap, year),
        figure.map(this::how).orElse("–"));
  }

  /** A figure with its range, or that there is none. */
  static String declared(Visit visit, Optional<YearFigure> figure, boolean future) {
    if (figure.isEmpty()) {
      return visit.say(future ? "road-map.to-come" : "road-map.no-figure");
    }
    String value = Tonnes.declared(visit, figure.get().kilograms());
    Range range = figure.get().range();
    return range == null
        ? value
        : visit.say(
            "road-map.ranged",
            value,
            Tonnes.declared(visit, range.low()),
            Tonnes.declared(visit, range.high()));
  }

  /** How far a year is from the line, and on which side. */
  static String gap(Visit visit, RoadMap roadMap, int year) {
    OptionalDouble gap = roadMap.gap(year);
    OptionalDouble line = roadMap.line(year);
    if (gap.isEmpty() || line.isEmpty()) {
      return "–";
    }
    NumberFormat percent = NumberFormat.getPercentInstance(visit.words().language().locale());
    percent.setMaximumFractionDigits(1);
    return gap.getAsDouble() == 0
        ? visit.say("road-map.on-line")
        : visit.say(
            gap.getAsDouble() > 0 ? "road-map.above" : "road-map.below",
            Tonnes.reckoned(visit, Math.abs(gap.getAsDouble())),
            percent.format(Math.abs(gap.getAsDouble()) / line.getAsDouble()));
  }

  /** Whether a figure is comparable with that of the base year. */
  static String comparable(Visit visit, RoadMap roadMap, YearFigure figure) {
    return visit.say(
        roadMap.base().isEmpty()
            ? "road-map.no-base"
            : roadMap.incomparable().contains(figure)
                ? "road-map.comparable-no"
                : "road-map.comparable-yes");
  }

  private String how(YearFigure figure) {
    String how =
        visit.say(
            "road-map.how",
            visit.say("report.method." + figure.method()),
            figure.source(),
            figure.perimeter());
    return roadMap.incomparable().contains(figure)
        ? visit.say("road-map.how-incomparable", how, reasons(figure))
        : how;
  }

  private String reasons(YearFigure figure) {
    YearFigure base = roadMap.base().orElse(figure);
    boolean perimeter = !figure.hasPerimeterOf(base);
    boolean method = figure.method() != base.method();
    return visit.say(
        perimeter && method
            ? "road-map.other-both"
            : perimeter ? "road-map.other-perimeter" : "road-map.other-method");
  }

  /** The years that are not comparable with the base year, in words; empty: all are. */
  public String incomparable() {
    List<String> years =
        roadMap.incomparable().stream().map(figure -> Integer.toString(figure.year())).toList();
    return years.isEmpty()
        ? ""
        : visit.say(
            "road-map.incomparable",
            String.join(", ", years),
            Integer.toString(roadMap.aim().baseYear()));
  }

  /** The drawing. */
  public RoadMapChart chart() {
    return RoadMapChart.of(visit, roadMap);
  }

  /** What an action avoids each year, with its source, or that nobody has estimated it. */
  public String effect(ActionTerms terms) {
    Range effect = terms.effect();
    return effect == null ? visit.say("road-map.no-effect") : effect(visit, effect);
  }

  /** What is avoided each year. */
  static String effect(Visit visit, Range effect) {
    return visit.say(
        "road-map.effect-range",
        visit.figures().number(effect.low()),
        visit.figures().number(effect.high()));
  }

  /** What a field of the aim holds. */
  public String aim(String field) {
    if (!form.isSound()) {
      return form.text(field);
    }
    Aim aim = roadMap.aim();
    return Integer.toString(
        switch (field) {
          case AimForm.BASE -> aim.baseYear();
          case AimForm.TARGET -> aim.targetYear();
          default -> aim.reductionPercent();
        });
  }

  /** Address of another page of the actions. */
  public String page(int page) {
    return new Query(PATH)
        .with("site", Long.toString(site().id()))
        .with("etat", state == null ? "" : state.name())
        .with("page", Integer.toString(page))
        .toString();
  }
}
