package fr.regain.console.eligibility;

import fr.regain.console.device.DeviceText;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Owner;
import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that the list of routes shows.
 *
 * @param visit the request
 * @param query what its address says
 * @param page the rows
 * @param run how far the routes have been worked out
 * @param sites sites to choose from
 * @param site the chosen one
 * @param owners owners to choose from
 * @param mayVisitWorkshop whether the workshop and its lots are open to the reader
 * @param mayImport whether the reader may import equipment
 * @param mayAdminister whether the reader may change owners and criteria
 */
public record EligibilityView(
    Visit visit,
    EligibilityQuery query,
    EligibilityPage page,
    Run run,
    List<Site> sites,
    @Nullable Site site,
    List<Owner> owners,
    boolean mayVisitWorkshop,
    boolean mayImport,
    boolean mayAdminister) {
  private static final int REASONS_SHOWN = 3;

  /** A filter that is set, and the address without it. */
  public record Chip(String text, String addressWithout) {}

  /** One route with how many pieces take it. */
  public record Count(String name, String count, String address, boolean chosen) {}

  /** One row. */
  public record Line(
      String address,
      String name,
      String shortId,
      String kind,
      String site,
      String age,
      String route,
      String why) {}

  /** What the browser's tab says. */
  public String title() {
    String title =
        query.filters() == 0
            ? visit.say("eligibility.title")
            : visit.say("eligibility.title-filtered", query.filters());
    return query.page() == 1 ? title : title + " – " + visit.say("list.page", query.page());
  }

  /** "1–50 of 12,431". */
  public String range() {
    long first = (page.page() - 1L) * page.size() + 1;
    return visit.say("eligibility.range", first, first + page.rows().size() - 1, page.total());
  }

  /** What a run over everything says of itself; null: there is none. */
  public @Nullable String progress() {
    return run.isUnderWay()
        ? visit.say(
            "eligibility.progress",
            visit.figures().number(run.done()),
            visit.figures().number(run.total()))
        : null;
  }

  /** Whether there is no equipment at all, as against none that passes the filters. */
  public boolean nothingYet() {
    return page.total() == 0 && query.filters() == 0;
  }

  /** Whether a spreadsheet can hold the whole list. */
  public boolean fitsSpreadsheet() {
    return page.total() <= EligibilityTable.MOST_SPREADSHEET_ROWS;
  }

  /** The routes that some piece takes, with their numbers. */
  public List<Count> counts() {
    List<Count> counts = new ArrayList<>();
    page.routes()
        .forEach(
            (route, count) -> {
              boolean chosen = route == query.filter().route();
              EligibilityFilter other = query.filter().withRoute(chosen ? null : route);
              counts.add(
                  new Count(
                      visit.say("route." + route.name()),
                      visit.figures().number(count),
                      query.withFilter(other).address(),
                      chosen));
            });
    return counts;
  }

  /** The filters that are set, each with the address that drops it. */
  public List<Chip> chips() {
    EligibilityFilter set = query.filter();
    List<Chip> chips = new ArrayList<>();
    if (!set.text().isEmpty()) {
      chips.add(chip(visit.say("list.chip.text", set.text()), "q"));
    }
    Route route = set.route();
    if (route != null) {
      chips.add(chip(visit.say("route." + route.name()), "voie"));
    }
    if (set.siteId() != null) {
      String name = site == null ? visit.say("unknown") : site.name();
      chips.add(chip(visit.say("list.chip.site", name), "site"));
    }
    EquipmentKind kind = set.kind();
    if (kind != null) {
      chips.add(chip(visit.say("equipment.kind." + kind.name()), "type"));
    }
    Long owner = set.ownerId();
    if (owner != null) {
      chips.add(chip(visit.say("eligibility.chip.owner", ownerName(owner)), "proprietaire"));
    }
    AgeBand band = set.band();
    if (band != null) {
      chips.add(chip(visit.say("band." + band.name()), "age"));
    }
    ReasonCode reason = set.reason();
    if (reason != null) {
      chips.add(chip(visit.say("finding." + reason.name()), "raison"));
    }
    return chips;
  }

  private String ownerName(long id) {
    return id == 0
        ? visit.say("unknown")
        : owners.stream()
            .filter(owner -> owner.id() == id)
            .map(Owner::name)
            .findFirst()
            .orElse(visit.say("unknown"));
  }

  private Chip chip(String text, String part) {
    Predicate<String> dropped = part::equals;
    EligibilityFilter set = query.filter();
    EligibilityFilter without =
        new EligibilityFilter(
            dropped.test("q") ? "" : set.text(),
            dropped.test("voie") ? null : set.route(),
            dropped.test("site") ? null : set.siteId(),
            dropped.test("type") ? null : set.kind(),
            dropped.test("proprietaire") ? null : set.ownerId(),
            dropped.test("age") ? null : set.band(),
            dropped.test("raison") ? null : set.reason());
    return new Chip(text, query.withFilter(without).address());
  }

  /** The rows of this page. */
  public List<Line> lines() {
    return page.rows().stream().map(this::line).toList();
  }

  private Line line(EligibilityRow row) {
    return new Line(
        Equipment.PATH + "/" + row.shortId(),
        name(visit, row),
        row.shortId().spaced(),
        visit.say("equipment.kind." + row.kind().name()),
        row.siteName(),
        DeviceText.age(visit, row.made().after(), row.made().before()),
        route(row),
        why(row));
  }

  static String name(Visit visit, EligibilityRow row) {
    String host = row.hostName();
    return host == null || host.isEmpty()
        ? DeviceText.model(visit, row.vendor(), row.model())
        : host;
  }

  private String route(EligibilityRow row) {
    LocalDate until = row.staysUntil();
    String route = visit.say("route." + row.route().name());
    return until == null
        ? route
        : visit.say("eligibility.until", route, Integer.toString(until.getYear()));
  }

  /** What weighs most: first what speaks against, then what is not known. */
  private String why(EligibilityRow row) {
    List<ReasonCode> codes = new ArrayList<>();
    for (ReasonCode.Effect effect :
        List.of(ReasonCode.Effect.AGAINST, ReasonCode.Effect.OPEN, ReasonCode.Effect.NOTE)) {
      row.reasons().stream().filter(code -> code.effect() == effect).forEach(codes::add);
    }
    return codes.stream()
        .limit(REASONS_SHOWN)
        .map(code -> visit.say("finding." + code.name()))
        .collect(Collectors.joining(" · "));
  }
}
