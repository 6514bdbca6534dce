package fr.regain.console.device;

import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * All that the device list shows.
 *
 * @param visit the request
 * @param query what its address says
 * @param page the rows
 * @param sites sites to choose from
 * @param site the chosen one
 * @param rings rings to choose from
 */
public record DeviceListView(
    Visit visit,
    DeviceListQuery query,
    DevicePage page,
    List<Site> sites,
    @Nullable Site site,
    List<Ring> rings) {
  private static final double FULL = 0.9;

  /** A filter that is set, and the address without it. */
  public record Chip(String text, String addressWithout) {}

  /** One heading that sorts. */
  public record Heading(String text, String address, @Nullable String direction) {}

  /** One row. */
  public record Line(
      String address,
      String hostName,
      String site,
      String model,
      String chassis,
      String age,
      String occupancy,
      @Nullable String occupancyClass,
      @Nullable Instant contactAt,
      String contact) {}

  /** What the browser's tab says. */
  public String title() {
    int filters = query.filters();
    String filtered =
        filters == 0 ? visit.say("list.title") : visit.say("list.title-filtered", filters);
    return query.page() == 1 ? filtered : filtered + " – " + visit.say("list.page", query.page());
  }

  /** "1–20 of 12,431". */
  public String range() {
    long first = (page.page() - 1L) * page.size() + 1;
    return visit.say("list.range", first, first + page.rows().size() - 1, page.total());
  }

  /** The filters that are set, each with the address that drops it. */
  public List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    if (!query.text().isEmpty()) {
      chips.add(chip("list.chip.text", query.text(), query.withText("")));
    }
    if (query.siteId() != null) {
      String name = site == null ? visit.say("unknown") : site.name();
      chips.add(chip("list.chip.site", name, query.withSite(null)));
    }
    if (query.ringId() != null) {
      String name =
          rings.stream()
              .filter(ring -> Long.valueOf(ring.id()).equals(query.ringId()))
              .map(Ring::name)
              .findFirst()
              .orElse(visit.say("unknown"));
      chips.add(chip("list.chip.ring", name, query.withRing(null)));
    }
    if (query.chassis() != null) {
      String name = DeviceText.chassis(visit, query.chassis());
      chips.add(chip("list.chip.chassis", name, query.withChassis(null)));
    }
    if (query.state() != null) {
      String name = visit.say("state." + query.state().name());
      chips.add(chip("list.chip.state", name, query.withState(null)));
    }
    if (query.lowSpace()) {
      chips.add(chip("list.chip.low-space", "", query.withLowSpace(false)));
    }
    if (query.silentDays() > 0) {
      String days = visit.say("list.silent-days", query.silentDays());
      chips.add(chip("list.chip.silent", days, query.withSilentDays(0)));
    }
    return chips;
  }

  private Chip chip(String key, String value, DeviceListQuery without) {
    return new Chip(visit.say(key, value), without.address());
  }

  /** The heading of a column, which sorts by it and, pressed again, the other way round. */
  public Heading heading(DeviceSort.Key key) {
    boolean sorted = query.sort().key() == key;
    boolean descending = query.sort().descending();
    String address = query.withSort(new DeviceSort(key, sorted && !descending)).address();
    return new Heading(
        visit.say("list.column." + key.name()),
        address,
        sorted ? (descending ? "descending" : "ascending") : null);
  }

  /** The rows of this page. */
  public List<Line> lines() {
    return page.rows().stream().map(this::line).toList();
  }

  private Line line(DeviceRow row) {
    return new Line(
        DeviceListQuery.PATH + "/" + row.id(),
        row.hostName().isEmpty() ? row.id().toString() : row.hostName(),
        row.siteName(),
        DeviceText.model(visit, row.vendor(), row.model()),
        DeviceText.chassis(visit, row.chassis()),
        DeviceText.age(visit, row.madeAfter(), row.madeBefore()),
        DeviceText.occupancy(visit, row),
        occupancyClass(row.usedShare()),
        row.lastCheckInAt(),
        DeviceText.contact(visit, row));
  }

  private static @Nullable String occupancyClass(OptionalDouble share) {
    if (share.isEmpty()) {
      return null;
    }
    // The bar is the cell's own background, in steps of 5 %: an element less in each row.
    double used = Math.clamp(share.getAsDouble(), 0, 1);
    long percent = Math.round(used * 20) * 5;
    return "fill fill-" + percent + (used >= FULL ? " full" : "");
  }

  /** Whether no device was ever enrolled, as against none that passes the filters. */
  public boolean nothingYet() {
    return page.total() == 0 && query.filters() == 0;
  }
}
