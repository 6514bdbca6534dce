package fr.regain.console.campaign;

import fr.regain.console.web.Query;
import io.micronaut.http.HttpParameters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the address of a list of a campaign's devices says. A part that makes no sense is left out.
 *
 * @param campaign the campaign
 * @param filter which of its devices
 */
record ParticipantsQuery(UUID campaign, ParticipantFilter filter) {
  static final String STATE = "etat";
  static final String WAVE = "vague";
  static final String SITE = "site";
  static final String CAUSE = "cause";

  static ParticipantsQuery of(UUID campaign, HttpParameters parameters) {
    EnumSet<ParticipantState> states = EnumSet.noneOf(ParticipantState.class);
    // A form repeats the parameter; the links of counts join the names by dots.
    for (String names : parameters.getAll(STATE)) {
      for (String name : names.split("\\.", -1)) {
        state(name).ifPresent(states::add);
      }
    }
    return new ParticipantsQuery(
        campaign,
        new ParticipantFilter(
            number(parameters, WAVE, 2).map(Long::intValue).orElse(null),
            states,
            number(parameters, SITE, 18).orElse(null),
            parameters
                .getFirst(CAUSE)
                .filter(cause -> !cause.isEmpty() && cause.length() <= 64)
                .orElse(null)));
  }

  private static Optional<ParticipantState> state(String name) {
    return Arrays.stream(ParticipantState.values())
        .filter(state -> state.name().equals(name))
        .findFirst();
  }

  private static Optional<Long> number(HttpParameters parameters, String name, int digits) {
    return parameters
        .getFirst(name)
        .filter(text -> text.matches("[1-9][0-9]{0," + (digits - 1) + "}"))
        .map(Long::valueOf);
  }

  /** The address of the list. */
  String path() {
    return CampaignPath.of(campaign) + "/postes";
  }

  /** What the parameter of states says for some of them. */
  static String names(Set<ParticipantState> states) {
    return states.stream().sorted().map(Enum::name).collect(Collectors.joining("."));
  }

  /** The parameters that say this; empty ones say nothing. */
  SequencedMap<String, String> parameters() {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    parameters.put(STATE, names(filter.states()));
    parameters.put(WAVE, Objects.toString(filter.wave(), ""));
    parameters.put(SITE, Objects.toString(filter.siteId(), ""));
    parameters.put(CAUSE, Objects.toString(filter.cause(), ""));
    return parameters;
  }

  /** The list of the devices that stand so for that reason. */
  String address(ParticipantState state, String cause) {
    SequencedMap<String, String> parameters = parameters();
    parameters.put(STATE, state.name());
    parameters.put(CAUSE, cause);
    Query query = new Query(path());
    parameters.forEach(query::with);
    return query.toString();
  }
}
