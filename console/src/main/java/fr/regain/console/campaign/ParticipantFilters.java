package fr.regain.console.campaign;

import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.ListAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What narrows the list of a campaign's devices, as its addresses say it. */
final class ParticipantFilters {
  /** States, joined by dots. */
  static final Filter<Set<ParticipantState>> STATES =
      new Filter<>(
          "etat",
          "list.state",
          "list.chip.state",
          ParticipantFilters::states,
          ParticipantFilters::names);

  /** Number of a wave. */
  static final Filter<Integer> WAVE =
      new Filter<>(
          "vague",
          "participants.column.wave",
          "list.chip.plain",
          text ->
              text.matches("[1-9][0-9]?") ? Optional.of(Integer.valueOf(text)) : Optional.empty(),
          String::valueOf);

  /** Site whose subtree is shown. */
  static final Filter<Long> SITE = Filter.number("site", "list.column.site", "list.chip.site");

  /** Code of a reason. */
  static final Filter<String> CAUSE =
      Filter.shaped("cause", "participants.column.cause", "participants.chip.cause", ".{1,64}");

  static final List<Filter<?>> ALL = List.of(STATES, WAVE, SITE, CAUSE);

  private ParticipantFilters() {}

  /** Address of the list of a campaign's devices. */
  static String path(UUID campaign) {
    return CampaignPath.of(campaign) + "/postes";
  }

  /** All devices of a campaign. */
  static ListAddress list(UUID campaign) {
    return ListAddress.of(ParticipantTable.TABLE, path(campaign));
  }

  /** The filter that an address means. */
  static ParticipantFilter of(ListAddress address) {
    return new ParticipantFilter(
        address.get(WAVE).orElse(null),
        address.get(STATES).orElse(Set.of()),
        address.get(SITE).orElse(null),
        address.get(CAUSE).orElse(null));
  }

  /** The devices that a count has counted. */
  static String address(
      UUID id, @Nullable Integer wave, Collection<ParticipantState> states, @Nullable Long site) {
    ListAddress address = list(id);
    if (!states.isEmpty()) {
      address = address.with(STATES, Set.copyOf(states));
    }
    if (wave != null) {
      address = address.with(WAVE, wave);
    }
    if (site != null) {
      address = address.with(SITE, site);
    }
    return address.toString();
  }

  private static Optional<Set<ParticipantState>> states(String names) {
    Set<ParticipantState> states = EnumSet.noneOf(ParticipantState.class);
    for (String name : names.split("\\.", -1)) {
      Arrays.stream(ParticipantState.values())
          .filter(state -> state.name().equals(name))
          .forEach(states::add);
    }
    return states.isEmpty() ? Optional.empty() : Optional.of(states);
  }

  /** What an address says for some states. */
  static String names(Collection<ParticipantState> states) {
    return states.stream().sorted().map(Enum::name).collect(Collectors.joining("."));
  }
}
