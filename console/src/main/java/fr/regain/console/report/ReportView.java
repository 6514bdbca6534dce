package fr.regain.console.report;

import fr.regain.console.campaign.Campaign;
import fr.regain.console.document.Cell;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.site.Population;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a report shows.
 *
 * @param visit the request
 * @param report the figures
 * @param level the sites shown, all of them
 * @param page which of them, from 1
 * @param retention for how long quarantines hold
 * @param tables the report as tables
 * @param bars the rules drawn
 */
public record ReportView(
    Visit visit,
    CampaignReport report,
    SiteLevel level,
    int page,
    Duration retention,
    List<DocumentTable> tables,
    RuleBars bars) {
  /** Most lines of sites on the page; exports have them all. */
  public static final int MOST_LINES = 12;

  private static final List<Measure> HEADLINES =
      List.of(Measure.WORKED, Measure.RETURNED, Measure.HELD);

  /** Address of the report of a campaign. */
  public static String address(UUID id) {
    return "/campagnes/" + id + "/bilan";
  }

  /** The campaign. */
  public Campaign campaign() {
    return report.campaign();
  }

  private Query query() {
    var site = level.site();
    return new Query(address(campaign().id()))
        .with("dans", site == null ? "" : Long.toString(site.id()));
  }

  /** The address of the same figures in another form. */
  public String export(String format) {
    return query().with("format", format).toString();
  }

  /** The address of another page of sites. */
  public String page(int other) {
    return query().with("page", Integer.toString(other)).toString();
  }

  /** The address of the level below a site. */
  public String within(long siteId) {
    return new Query(address(campaign().id())).with("dans", Long.toString(siteId)).toString();
  }

  /** How many pages of sites there are; at least one. */
  public int pages() {
    return pages(level);
  }

  static int pages(SiteLevel level) {
    return Math.max(1, (level.lines().size() + MOST_LINES - 1) / MOST_LINES);
  }

  /** The lines of sites on this page. */
  public List<SiteLine> lines() {
    return lines(level, page);
  }

  /** Where the headings of the lines of sites lead: below them; empty: nothing is below. */
  public List<String> siteLinks() {
    return lines().stream().map(line -> line.below() ? within(line.site().id()) : "").toList();
  }

  static List<SiteLine> lines(SiteLevel level, int page) {
    int from = Math.min((page - 1) * MOST_LINES, level.lines().size());
    return level.lines().subList(from, Math.min(from + MOST_LINES, level.lines().size()));
  }

  /** Since when, until when and by whom, in a sentence. */
  public String lead() {
    var figures = visit.figures();
    var launched = campaign().launchedAt();
    var ended = campaign().endedAt();
    if (launched == null) {
      return visit.say("report.not-launched");
    }
    return ended == null
        ? visit.say("report.running", figures.date(launched), figures.moment(visit.now()))
        : visit.say("report.ended", figures.date(launched), figures.date(ended));
  }

  /**
   * A figure that the page opens with.
   *
   * @param number it
   * @param text what it is
   * @param base the devices that it is of; null: it needs none
   */
  public record Headline(Cell number, String text, @Nullable Cell base) {}

  /** What came of it, for each population apart; what nobody has told is left out. */
  public List<Headline> headlines() {
    CountedDevices devices = new CountedDevices(report);
    List<Headline> headlines = new ArrayList<>();
    report
        .byPopulation()
        .forEach(
            (population, amounts) -> {
              for (Measure measure : HEADLINES) {
                Long known = amounts.known(measure);
                if (known != null) {
                  headlines.add(
                      new Headline(
                          ReportTables.cell(visit, measure, known, devices.of(population, measure)),
                          visit.say(
                              "report.headline." + measure,
                              visit.say("report.population." + population)),
                          base(measure, population, amounts, devices)));
                }
              }
            });
    return headlines;
  }

  private @Nullable Cell base(
      Measure measure, Population population, Amounts amounts, CountedDevices devices) {
    return switch (measure) {
      case WORKED -> base("report.headline.of", Measure.DEVICES, population, amounts, devices);
      case RETURNED ->
          base("report.headline.measured", Measure.MEASURING, population, amounts, devices);
      case DEVICES,
          COMPARED,
          BEFORE,
          AFTER,
          PLANNED,
          DELETED,
          MEASURING,
          HELD,
          MATURED,
          RESTORED,
          AGREED,
          DECLINED,
          UNANSWERED ->
          null;
    };
  }

  private Cell base(
      String key, Measure measure, Population population, Amounts amounts, CountedDevices devices) {
    long count = amounts.sum(measure);
    return new Cell.Amount(count, visit.say(key, count), devices.of(population, measure));
  }

  /** When what is held comes back; empty when nothing is held. */
  public Optional<String> heldUntil() {
    return report
        .firstHeldSince()
        .map(first -> heldUntil(first, report.lastHeldSince().orElse(first)));
  }

  private String heldUntil(Instant first, Instant last) {
    String from = visit.figures().date(first.plus(retention));
    String to = visit.figures().date(last.plus(retention));
    return from.equals(to)
        ? visit.say("report.held-until-day", from)
        : visit.say("report.held-until", from, to);
  }
}
