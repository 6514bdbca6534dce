package fr.regain.console.campaign;

import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Fields;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.TableView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a list of a campaign's devices shows.
 *
 * @param table the list
 * @param campaign the campaign
 * @param filter which of its devices
 * @param causes why they stand where they do
 */
public record ParticipantsView(
    TableView<ParticipantTable.Row> table,
    Campaign campaign,
    ParticipantFilter filter,
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
    return table.title(visit().say("participants.title-of", name()));
  }

  /** Address of the campaign. */
  public String back() {
    return CampaignPath.of(campaign.id());
  }

  /** The controls above the list. */
  static List<FilterField> fields(
      Visit visit, Campaign campaign, ListAddress address, List<Site> sites) {
    return new Fields(visit, address)
        .choice(
            ParticipantFilters.STATES,
            Fields.ALL,
            states(visit, address.get(ParticipantFilters.STATES).orElse(Set.of())),
            StateChoice::states,
            StateChoice::name)
        .choice(
            ParticipantFilters.WAVE,
            IntStream.rangeClosed(1, campaign.waves().size()).boxed().toList(),
            number -> visit.say("participants.wave", number))
        .choice(ParticipantFilters.SITE, "list.filter.everywhere", sites, Site::id, Site::indented)
        .linked(ParticipantFilters.CAUSE, cause -> CampaignText.cause(visit, cause))
        .all();
  }

  /** Some states that are chosen together. */
  private record StateChoice(Set<ParticipantState> states, String name) {}

  /** Each state, the groups of the bar, and what a link asked for that is neither. */
  private static List<StateChoice> states(Visit visit, Set<ParticipantState> chosen) {
    List<StateChoice> choices = new ArrayList<>();
    for (StandingGroup group : StandingGroup.values()) {
      if (group.states().size() > 1) {
        choices.add(new StateChoice(group.states(), CampaignText.group(visit, group)));
      }
    }
    Arrays.stream(ParticipantState.values())
        .forEach(
            state -> choices.add(new StateChoice(Set.of(state), CampaignText.state(visit, state))));
    if (!chosen.isEmpty() && choices.stream().noneMatch(known -> known.states().equals(chosen))) {
      String names =
          chosen.stream()
              .sorted()
              .map(state -> CampaignText.state(visit, state).toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      choices.addFirst(new StateChoice(chosen, names));
    }
    return choices;
  }

  /** What the states mean that the list may hold. */
  public List<Meaning> meanings() {
    Set<ParticipantState> chosen = filter.states();
    return Arrays.stream(ParticipantState.values())
        .filter(state -> chosen.isEmpty() || chosen.contains(state))
        .map(
            state ->
                new Meaning(
                    CampaignText.state(visit(), state), CampaignText.meaning(visit(), state)))
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
                    table
                        .address()
                        .with(ParticipantFilters.STATES, Set.of(cause.state()))
                        .with(ParticipantFilters.CAUSE, cause.reason())
                        .toString()))
        .toList();
  }
}
