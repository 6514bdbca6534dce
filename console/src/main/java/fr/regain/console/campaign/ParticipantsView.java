package fr.regain.console.campaign;

import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.FilterField.Option;
import fr.regain.console.web.table.TableView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a list of a campaign's devices shows.
 *
 * @param table the list
 * @param campaign the campaign
 * @param query which of its devices
 * @param causes why they stand where they do
 */
public record ParticipantsView(
    TableView<ParticipantTable.Row> table,
    Campaign campaign,
    ParticipantsQuery query,
    List<Cause> causes) {
  /** Keeps its own copy. */
  public ParticipantsView {
    causes = List.copyOf(causes);
  }

  /** A state, and what it means. */
  public record Meaning(String state, String text) {}

  /** One cause, with the list of its devices. */
  public record CauseLine(String state, String cause, String devices, String address) {}

  /** The request. */
  public Visit visit() {
    return table.visit();
  }

  /** What the campaign is called. */
  public String name() {
    return campaign.draft().name();
  }

  /** What the browser's tab says. */
  public String title() {
    return table.title(visit().say("participants.title", name()));
  }

  /** Address of the campaign. */
  public String back() {
    return CampaignPath.of(campaign.id());
  }

  /** The controls above the list. */
  static List<FilterField> fields(
      Visit visit, Campaign campaign, ParticipantsQuery query, List<Site> sites) {
    ParticipantFilter filter = query.filter();
    String states = ParticipantsQuery.names(filter.states());
    String wave = Objects.toString(filter.wave(), "");
    String site = Objects.toString(filter.siteId(), "");
    String cause = Objects.toString(filter.cause(), "");
    List<Option> stateChoices = states(visit, filter.states());
    List<Option> places =
        sites.stream()
            .map(
                place ->
                    new Option(
                        Long.toString(place.id()), "\u2003".repeat(place.depth()) + place.name()))
            .toList();
    String all = visit.say("list.filter.all");
    return List.of(
        new FilterField.Choice(
            ParticipantsQuery.STATE,
            visit.say("list.state"),
            states,
            visit.say("list.chip.state", text(visit, stateChoices, states)),
            all,
            stateChoices),
        new FilterField.Choice(
            ParticipantsQuery.WAVE,
            visit.say("participants.column.wave"),
            wave,
            visit.say("participants.wave", wave),
            all,
            waves(visit, campaign)),
        new FilterField.Choice(
            ParticipantsQuery.SITE,
            visit.say("list.column.site"),
            site,
            visit.say("list.chip.site", text(visit, places, site)),
            visit.say("list.filter.everywhere"),
            places),
        new FilterField.Linked(
            ParticipantsQuery.CAUSE,
            visit.say("participants.column.cause"),
            cause,
            cause.isEmpty()
                ? ""
                : visit.say("participants.chip.cause", CampaignText.cause(visit, cause))));
  }

  private static String text(Visit visit, List<Option> options, String value) {
    return options.stream()
        .filter(option -> option.value().equals(value))
        .map(option -> option.text().strip())
        .findFirst()
        .orElse(visit.say("unknown"));
  }

  /** Each state, the groups of the bar, and what a link asked for that is neither. */
  private static List<Option> states(Visit visit, Set<ParticipantState> chosen) {
    List<Option> options = new ArrayList<>();
    for (StandingGroup group : StandingGroup.values()) {
      if (group.states().size() > 1) {
        options.add(
            new Option(ParticipantsQuery.names(group.states()), CampaignText.group(visit, group)));
      }
    }
    Arrays.stream(ParticipantState.values())
        .forEach(state -> options.add(new Option(state.name(), CampaignText.state(visit, state))));
    String value = ParticipantsQuery.names(chosen);
    if (!chosen.isEmpty() && options.stream().noneMatch(known -> known.value().equals(value))) {
      String names =
          chosen.stream()
              .sorted()
              .map(state -> CampaignText.state(visit, state).toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      options.addFirst(new Option(value, names));
    }
    return options;
  }

  /** What the states mean that the list may hold. */
  public List<Meaning> meanings() {
    Set<ParticipantState> chosen = query.filter().states();
    return Arrays.stream(ParticipantState.values())
        .filter(state -> chosen.isEmpty() || chosen.contains(state))
        .map(
            state ->
                new Meaning(
                    CampaignText.state(visit(), state), CampaignText.meaning(visit(), state)))
        .toList();
  }

  private static List<Option> waves(Visit visit, Campaign campaign) {
    return IntStream.rangeClosed(1, campaign.waves().size())
        .mapToObj(
            number -> new Option(Integer.toString(number), visit.say("participants.wave", number)))
        .toList();
  }

  /** Why they stand where they do, each with exactly those devices. */
  public List<CauseLine> causeLines() {
    return causes.stream()
        .map(
            cause ->
                new CauseLine(
                    CampaignText.state(visit(), cause.state()),
                    CampaignText.cause(visit(), cause.reason()),
                    visit().figures().number(cause.devices()),
                    query.address(cause.state(), cause.reason())))
        .toList();
  }
}
