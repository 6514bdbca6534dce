package fr.regain.console.roadmap;

import fr.regain.console.document.DocumentTable;
import fr.regain.console.web.Form;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a year shows: what people declare, and what Regain itself has measured.
 *
 * @param visit the request
 * @param roadMap whose year it is
 * @param year which year
 * @param thisYear the year that it is
 * @param measured what Regain has measured; null: the year is to come
 * @param mayWrite whether the reader may declare a figure
 * @param form what was typed, and what is wrong with it
 */
public record YearView(
    Visit visit,
    RoadMap roadMap,
    int year,
    int thisYear,
    @Nullable Measured measured,
    boolean mayWrite,
    Form form) {
  /** Address of the page. */
  public static final String PATH = RoadMapView.PATH + "/annee";

  /** Address of the form that takes the figure back. */
  public static final String REMOVAL = "/retrait";

  /** Address of the page of a year. */
  public static String address(long siteId, int year) {
    return query(siteId, year).toString();
  }

  private static Query query(long siteId, int year) {
    return new Query(PATH)
        .with("site", Long.toString(siteId))
        .with("annee", Integer.toString(year));
  }

  /** Address of the same with the energy of the devices. */
  public String withEnergy() {
    return query(roadMap.site().id(), year).with("compter", "oui").toString();
  }

  /** Whether the energy was not asked for yet. */
  public boolean mayAskForEnergy() {
    return measured != null && measured.energy() == null;
  }

  /** What Regain has measured. */
  public Optional<DocumentTable> table() {
    return Optional.ofNullable(measured).map(counted -> MeasuredTable.of(visit, counted));
  }

  /** The figure of the year. */
  public Optional<YearFigure> figure() {
    return roadMap.figure(year);
  }

  /** The figure in words, or that there is none. */
  public String declared() {
    return RoadMapView.declared(visit, figure(), year > thisYear);
  }

  /** What the line says of the year. */
  public String line() {
    var line = roadMap.line(year);
    return line.isPresent() ? Tonnes.reckoned(visit, line.getAsDouble()) : "–";
  }

  /** How far the figure is from the line. */
  public String gap() {
    return RoadMapView.gap(visit, roadMap, year);
  }

  /** Whether the figure is comparable with that of the base year. */
  public String comparable(YearFigure figure) {
    return RoadMapView.comparable(visit, roadMap, figure);
  }

  /** What the browser's tab says. */
  public String title() {
    return visit.say("road-map.year-title", Integer.toString(year), roadMap.site().name());
  }

  /** Whether a figure may be declared for it. */
  public boolean isOpen() {
    return mayWrite && year <= thisYear;
  }

  /** The version that the form has seen. */
  public long version() {
    return figure().map(YearFigure::version).orElse(0L);
  }

  /** What a field holds: what was typed, or what is declared already. */
  public String value(String field) {
    if (!form.isSound()) {
      return form.text(field);
    }
    return figure().map(figure -> value(figure, field)).orElse("");
  }

  private static String value(YearFigure figure, String field) {
    Range range = figure.range();
    return switch (field) {
      case "figure" -> Tonnes.typed(figure.kilograms());
      case "low" -> range == null ? "" : Tonnes.typed(range.low());
      case "high" -> range == null ? "" : Tonnes.typed(range.high());
      case "method" -> figure.method().name();
      case "source" -> figure.source();
      case "perimeter" -> figure.perimeter();
      default -> throw new IllegalArgumentException(field);
    };
  }
}
