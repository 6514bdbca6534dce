package fr.regain.console.campaign;

import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list of a campaign's devices shows.
 *
 * @param visit the request
 * @param campaign the campaign
 * @param query what its address says
 * @param page the rows
 * @param causes why they stand where they do
 * @param sites sites to choose from
 * @param site the chosen one
 */
public record ParticipantsView(
    Visit visit,
    Campaign campaign,
    ParticipantsQuery query,
    ParticipantPage page,
    List<Cause> causes,
    List<Site> sites,
    @Nullable Site site) {
  /** Keeps its own copies. */
  public ParticipantsView {
    causes = List.copyOf(causes);
    sites = List.copyOf(sites);
  }

  /** A filter that is set, and the address without it. */
  public record Chip(String text, String addressWithout) {}

  /** A choice of a list. */
  public record Choice(String value, String name, boolean chosen) {}

  /** A state, and what it means. */
  public record Meaning(String state, String text) {}

  /** A page to go to. */
  public record Link(String text, String address, boolean present) {}

  /** One row. */
  public record Line(
      String address,
      String name,
      String site,
      String wave,
      String state,
      String planned,
      String done,
      @Nullable Instant contactAt,
      String contact) {}

  /** One cause, with the list of its devices. */
  public record CauseLine(String state, String cause, String devices, String address) {}

  /** What the campaign is called. */
  public String name() {
    return campaign.draft().name();
  }

  /** What the browser's tab says. */
  public String title() {
    String title =
        query.filters() == 0
            ? visit.say("participants.title", name())
            : visit.say("participants.title-filtered", name(), query.filters());
    return query.page() == 1 ? title : title + " – " + visit.say("list.page", query.page());
  }

  /** Address of the campaign. */
  public String back() {
    return CampaignPath.of(campaign.id());
  }

  /** Address of this list without filters. */
  public String all() {
    return CampaignPath.of(campaign.id()) + "/postes";
  }

  /** "1–20 of 12,431". */
  public String range() {
    long first = (page.page() - 1L) * page.size() + 1;
    return visit.say("list.range", first, first + page.rows().size() - 1, page.total());
  }

  /** The states: each of them, and the groups of the bar. */
  public List<Choice> states() {
    Set<ParticipantState> chosen = query.filter().states();
    Stream<Choice> groups =
        Arrays.stream(StandingGroup.values())
            .filter(group -> group.states().size() > 1)
            .map(
                group ->
                    new Choice(
                        names(group.states()),
                        CampaignText.group(visit, group),
                        group.states().equals(chosen)));
    Stream<Choice> states =
        Arrays.stream(ParticipantState.values())
            .map(
                state ->
                    new Choice(
                        state.name(),
                        CampaignText.state(visit, state),
                        chosen.equals(Set.of(state))));
    List<Choice> all = new ArrayList<>(Stream.concat(groups, states).toList());
    if (!chosen.isEmpty() && all.stream().noneMatch(Choice::chosen)) {
      all.addFirst(new Choice(names(chosen), stateNames(chosen), true));
    }
    return all;
  }

  private static String names(Set<ParticipantState> states) {
    return states.stream().sorted().map(Enum::name).collect(Collectors.joining("."));
  }

  private String stateNames(Set<ParticipantState> states) {
    return states.stream()
        .sorted()
        .map(state -> CampaignText.state(visit, state).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** What the states mean that the list may hold. */
  public List<Meaning> meanings() {
    Set<ParticipantState> chosen = query.filter().states();
    return Arrays.stream(ParticipantState.values())
        .filter(state -> chosen.isEmpty() || chosen.contains(state))
        .map(
            state ->
                new Meaning(CampaignText.state(visit, state), CampaignText.meaning(visit, state)))
        .toList();
  }

  /** The waves. */
  public List<Choice> waves() {
    return IntStream.rangeClosed(1, campaign.waves().size())
        .mapToObj(
            number ->
                new Choice(
                    Integer.toString(number),
                    visit.say("participants.wave", number),
                    Integer.valueOf(number).equals(query.filter().wave())))
        .toList();
  }

  /** The sites, indented by their level. */
  public List<Choice> places() {
    return sites.stream()
        .map(
            place ->
                new Choice(
                    Long.toString(place.id()),
                    "\u2003".repeat(place.depth()) + place.name(),
                    Long.valueOf(place.id()).equals(query.filter().siteId())))
        .toList();
  }

  /** The cause that is asked for; empty: none. */
  public String cause() {
    String cause = query.filter().cause();
    return cause == null ? "" : cause;
  }

  /** The filters that are set. */
  public List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    ParticipantFilter filter = query.filter();
    if (!filter.states().isEmpty()) {
      String name =
          states().stream()
              .filter(Choice::chosen)
              .map(Choice::name)
              .findFirst()
              .orElse(stateNames(filter.states()));
      chips.add(chip("list.chip.state", name, query.withStates(Set.of())));
    }
    Integer wave = filter.wave();
    if (wave != null) {
      chips.add(new Chip(visit.say("participants.wave", wave), query.withWave(null).address()));
    }
    if (filter.siteId() != null) {
      String name = site == null ? visit.say("unknown") : site.name();
      chips.add(chip("list.chip.site", name, query.withSite(null)));
    }
    String cause = filter.cause();
    if (cause != null) {
      chips.add(
          chip("participants.chip.cause", CampaignText.cause(visit, cause), query.withCause(null)));
    }
    return chips;
  }

  private Chip chip(String key, String value, ParticipantsQuery without) {
    return new Chip(visit.say(key, value), without.address());
  }

  /** Why they stand where they do, each with exactly those devices. */
  public List<CauseLine> causeLines() {
    return causes.stream()
        .map(
            cause ->
                new CauseLine(
                    CampaignText.state(visit, cause.state()),
                    CampaignText.cause(visit, cause.reason()),
                    visit.figures().number(cause.devices()),
                    query.withStates(Set.of(cause.state())).withCause(cause.reason()).address()))
        .toList();
  }

  /** The rows of this page. */
  public List<Line> lines() {
    return page.rows().stream().map(this::line).toList();
  }

  private Line line(Participant device) {
    Instant contactAt = device.lastCheckInAt();
    return new Line(
        CampaignPath.participant(campaign.id(), device.deviceId()),
        device.hostName(),
        device.siteName(),
        visit.figures().number(device.wave()),
        ParticipantText.standing(visit, device),
        ParticipantText.planned(visit, device),
        ParticipantText.done(visit, device),
        contactAt,
        contactAt == null
            ? visit.say("contact.never")
            : visit.figures().ago(contactAt, visit.now()));
  }

  /** Pages to go to, in their order. */
  public List<Link> pages() {
    int last = page.pages();
    List<Link> links = new ArrayList<>();
    if (page.page() > 1) {
      links.add(link("list.first", query.withPage(1)));
      links.add(link("list.previous", query.withPage(page.page() - 1)));
    }
    if (page.page() < last) {
      links.add(link("list.next", query.withPage(page.page() + 1)));
      links.add(link("list.last", query.withPage(last)));
    }
    return links;
  }

  private Link link(String key, ParticipantsQuery to) {
    return new Link(visit.say(key), to.address(), false);
  }

  /** Numbers of rows to choose from; none where all fit. */
  public List<Link> sizes() {
    return page.total() <= ParticipantsQuery.SIZES.getFirst()
        ? List.of()
        : ParticipantsQuery.SIZES.stream()
            .map(
                size ->
                    new Link(size.toString(), query.withSize(size).address(), size == query.size()))
            .toList();
  }

  /** The table to save. */
  public String csvAddress() {
    return query.csvAddress();
  }
}
