package fr.regain.console.report;

import fr.regain.console.campaign.Campaign;
import fr.regain.console.document.DocumentTable;
import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    return Math.max(1, (level.lines().size() + MOST_LINES - 1) / MOST_LINES);
  }

  /** The lines of sites on this page. */
  public List<SiteLine> lines() {
    return lines(level, page);
  }

  /** Where the headings of a table's rows lead; nowhere where they are missing or empty. */
  public List<String> links(DocumentTable table) {
    return switch (table.id()) {
      case "sites" -> siteLinks();
      case "states" -> stateLinks();
      default -> List.of();
    };
  }

  private List<String> siteLinks() {
    return lines().stream()
        .map(
            line ->
                line.below()
                    ? within(line.site().id())
                    : holdsAllOf(line) ? devices("site", Long.toString(line.site().id())) : "")
        .toList();
  }

  /** Whether the devices of the line are all those of its site. */
  private boolean holdsAllOf(SiteLine line) {
    return !line.direct()
        && level.lines().stream().filter(other -> other.site().equals(line.site())).count() == 1;
  }

  private List<String> stateLinks() {
    return report.byState().keySet().stream().map(state -> devices("etat", state.name())).toList();
  }

  // The list of devices is for those who see all of the campaign.
  private String devices(String facet, String value) {
    return report.whole()
        ? new Query("/campagnes/" + campaign().id() + "/postes").with(facet, value).toString()
        : "";
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

  /** A figure that the page opens with. */
  public record Headline(String number, String text) {}

  /** What came of it, for each population apart; what nobody has told is left out. */
  public List<Headline> headlines() {
    List<Headline> headlines = new ArrayList<>();
    report
        .byPopulation()
        .forEach(
            (population, amounts) -> {
              for (Measure measure : HEADLINES) {
                if (amounts.known(measure) != null) {
                  headlines.add(
                      new Headline(
                          ReportTables.cell(visit, measure, amounts.known(measure)).shown(),
                          visit.say(
                              "report.headline." + measure,
                              visit.say("report.population." + population),
                              amounts.sum(Measure.DEVICES),
                              amounts.sum(Measure.MEASURING))));
                }
              }
            });
    return headlines;
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
