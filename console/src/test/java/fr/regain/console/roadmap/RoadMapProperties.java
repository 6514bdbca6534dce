package fr.regain.console.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.regain.console.report.Method;
import fr.regain.console.site.Site;
import fr.regain.console.site.SiteKind;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of the line of every road map. */
final class RoadMapProperties {
  private static final Site SITE =
      new Site(1, null, SiteKind.ORGANISATION, "Organisation", null, "/1/", Instant.EPOCH);

  private static YearFigure figure(int year, long kilograms, Method method, String perimeter) {
    return new YearFigure(year, kilograms, null, method, "bilan", perimeter, 1);
  }

  private static RoadMap roadMap(int base, int span, int percent, long kilograms) {
    return new RoadMap(
        SITE,
        new Aim(base, base + span, percent, 0),
        List.of(figure(base, kilograms, Method.ESTIMATED, "postes")));
  }

  @Property
  void theLine_startsOnTheBase_neverRises_andEndsOnTheTarget(
      @ForAll @IntRange(min = 2010, max = 2040) int base,
      @ForAll @IntRange(min = 1, max = 20) int span,
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll @LongRange(min = 1, max = YearFigure.MOST) long kilograms) {
    RoadMap roadMap = roadMap(base, span, percent, kilograms);

    assertThat(roadMap.aim().faults()).isEmpty();
    assertThat(roadMap.line(base)).hasValue(kilograms);
    assertThat(roadMap.gap(base)).hasValue(0);
    for (int year = base; year < base + span; year++) {
      assertThat(roadMap.line(year + 1).orElseThrow()).isLessThan(roadMap.line(year).orElseThrow());
    }
    double target = kilograms * (100.0 - percent) / 100;
    assertThat(roadMap.line(base + span).orElseThrow())
        .isCloseTo(target, within(kilograms * 1e-12));
    assertThat(roadMap.line(base - 1)).isEmpty();
    assertThat(roadMap.line(base + span + 1)).isEmpty();
  }

  @Property
  void aYearWithoutAFigure_hasNoGap_whateverStandsBesideIt(
      @ForAll @IntRange(min = 1, max = 20) int span,
      @ForAll @LongRange(min = 1, max = YearFigure.MOST) long kilograms) {
    RoadMap roadMap = roadMap(2022, span, 22, kilograms);

    for (int year = 2023; year <= 2022 + span; year++) {
      assertThat(roadMap.gap(year)).isEmpty();
      assertThat(roadMap.figure(year)).isEmpty();
    }
    assertThat(roadMap.years()).hasSize(span + 1).contains(2022, 2022 + span);
  }

  @Property
  void figuresCompare_onlyWithTheSameMethodAndPerimeter(
      @ForAll @IntRange(min = 0, max = 2) int method,
      @ForAll boolean samePerimeter,
      @ForAll @LongRange(min = 1, max = YearFigure.MOST) long kilograms) {
    YearFigure base = figure(2022, kilograms, Method.ESTIMATED, "Postes et serveurs");
    YearFigure next =
        figure(
            2023,
            kilograms,
            YearFigure.METHODS.get(method),
            samePerimeter ? " postes  et serveurs" : "postes");
    RoadMap roadMap = new RoadMap(SITE, Aim.USUAL, List.of(base, next));

    boolean comparable = samePerimeter && next.method() == Method.ESTIMATED;
    assertThat(roadMap.incomparable()).isEqualTo(comparable ? List.of() : List.of(next));
  }
}
