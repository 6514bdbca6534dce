package fr.regain.console.campaign;

import fr.regain.console.web.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the list of campaigns shows.
 *
 * @param visit the request
 * @param query what its address says
 * @param standings the campaigns of this page, as they stand
 * @param total campaigns on all pages
 * @param mayPrepare whether the reader coordinates any site
 */
public record CampaignsView(
    Visit visit, CampaignsQuery query, List<Standing> standings, int total, boolean mayPrepare) {
  /** Keeps its own copy. */
  public CampaignsView {
    standings = List.copyOf(standings);
  }

  /** A filter that is set, and the address without it. */
  public record Chip(String text, String addressWithout) {}

  /** A state to choose from. */
  public record Choice(String value, String name, boolean chosen) {}

  /** One row. */
  public record Line(
      String address,
      String name,
      String state,
      String devices,
      String devicesAddress,
      String progress,
      String fill,
      String planned,
      String deadline,
      String author) {}

  /** What the browser's tab says. */
  public String title() {
    String title = visit.say(query.templates() ? "campaigns.templates" : "campaigns.title");
    String filtered =
        query.filters() == 0
            ? title
            : visit.say("campaigns.title-filtered", title, query.filters());
    return query.page() == 1 ? filtered : filtered + " – " + visit.say("list.page", query.page());
  }

  /** The text that is searched for. */
  public String text() {
    return query.text();
  }

  /** Whether templates are shown. */
  public boolean templates() {
    return query.templates();
  }

  /** States to choose from. */
  public List<Choice> states() {
    return Arrays.stream(CampaignState.values())
        .map(
            state ->
                new Choice(state.name(), CampaignText.state(visit, state), state == query.state()))
        .toList();
  }

  /** The filters that are set. */
  public List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    if (!query.text().isEmpty()) {
      chips.add(
          new Chip(visit.say("campaigns.chip.text", query.text()), query.withText("").address()));
    }
    CampaignState state = query.state();
    if (state != null) {
      chips.add(
          new Chip(
              visit.say("list.chip.state", CampaignText.state(visit, state)),
              query.withState(null).address()));
    }
    return chips;
  }

  /** Whether there is none at all, as against none that passes the filters. */
  public boolean nothingYet() {
    return total == 0 && query.filters() == 0;
  }

  /** "1–20 of 34". */
  public String range() {
    long first = (query.page() - 1L) * CampaignsQuery.SIZE + 1;
    return visit.say(
        query.templates() ? "campaigns.range-templates" : "campaigns.range",
        first,
        first + standings.size() - 1,
        total);
  }

  /** The rows. */
  public List<Line> lines() {
    return standings.stream().map(this::line).toList();
  }

  private Line line(Standing standing) {
    Campaign campaign = standing.campaign();
    boolean trying = campaign.state() == CampaignState.TRYING;
    long part = trying ? standing.answered() : standing.settled();
    boolean started = standing.devices() > 0;
    long steps = started ? Math.round(20.0 * part / standing.devices()) * 5 : 0;
    return new Line(
        address(campaign),
        campaign.draft().name(),
        CampaignText.state(visit, campaign.state()),
        started ? visit.figures().number(standing.devices()) : "–",
        started ? CampaignPath.participants(campaign.id(), null, Set.of(), null) : "",
        started ? visit.figures().share(part, standing.devices()) : "–",
        started ? "fill fill-" + steps : "",
        started ? visit.figures().bytes(standing.counts().total().plannedBytes()) : "–",
        visit.figures().date(campaign.draft().schedule().deadline()),
        campaign.author().name());
  }

  private static String address(Campaign campaign) {
    return campaign.state() == CampaignState.DRAFT
        ? CampaignPath.of(campaign.id(), Step.TARGET)
        : CampaignPath.of(campaign.id());
  }

  /** The page before; empty on the first one. */
  public String previous() {
    return query.page() == 1 ? "" : query.withPage(query.page() - 1).address();
  }

  /** The page after; empty on the last one. */
  public String next() {
    return query.page() * CampaignsQuery.SIZE < total
        ? query.withPage(query.page() + 1).address()
        : "";
  }
}
