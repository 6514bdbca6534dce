package fr.regain.console.campaign;

import fr.regain.console.web.Query;
import io.micronaut.http.HttpParameters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a list of a campaign's devices says. A part that makes no sense is left out.
 *
 * @param campaign the campaign
 * @param filter which of its devices
 * @param page from 1
 * @param size rows to a page, one of {@link #SIZES}
 */
record ParticipantsQuery(UUID campaign, ParticipantFilter filter, int page, int size) {
  /** Numbers of rows that a page may have. */
  static final List<Integer> SIZES = List.of(20, 50, 100);

  static ParticipantsQuery of(UUID campaign, HttpParameters parameters) {
    EnumSet<ParticipantState> states = EnumSet.noneOf(ParticipantState.class);
    // A form repeats the parameter; the links of counts join the names by dots.
    for (String names : parameters.getAll("etat")) {
      for (String name : names.split("\\.", -1)) {
        state(name).ifPresent(states::add);
      }
    }
    return new ParticipantsQuery(
        campaign,
        new ParticipantFilter(
            number(parameters, "vague", 2).map(Long::intValue).orElse(null),
            states,
            number(parameters, "site", 18).orElse(null),
            parameters
                .getFirst("cause")
                .filter(cause -> !cause.isEmpty() && cause.length() <= 64)
                .orElse(null)),
        number(parameters, "page", 6).map(Long::intValue).orElse(1),
        number(parameters, "taille", 3)
            .map(Long::intValue)
            .filter(SIZES::contains)
            .orElse(SIZES.getFirst()));
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

  /** How many filters are set. */
  int filters() {
    return (filter.wave() == null ? 0 : 1)
        + (filter.states().isEmpty() ? 0 : 1)
        + (filter.siteId() == null ? 0 : 1)
        + (filter.cause() == null ? 0 : 1);
  }

  private ParticipantsQuery with(ParticipantFilter other) {
    return new ParticipantsQuery(campaign, other, 1, size);
  }

  ParticipantsQuery withStates(Set<ParticipantState> other) {
    return with(new ParticipantFilter(filter.wave(), other, filter.siteId(), filter.cause()));
  }

  ParticipantsQuery withWave(@Nullable Integer other) {
    return with(new ParticipantFilter(other, filter.states(), filter.siteId(), filter.cause()));
  }

  ParticipantsQuery withSite(@Nullable Long other) {
    return with(new ParticipantFilter(filter.wave(), filter.states(), other, filter.cause()));
  }

  ParticipantsQuery withCause(@Nullable String other) {
    return with(new ParticipantFilter(filter.wave(), filter.states(), filter.siteId(), other));
  }

  ParticipantsQuery withPage(int other) {
    return new ParticipantsQuery(campaign, filter, other, size);
  }

  ParticipantsQuery withSize(int other) {
    return new ParticipantsQuery(campaign, filter, 1, other);
  }

  private Query query() {
    Integer wave = filter.wave();
    Long site = filter.siteId();
    String cause = filter.cause();
    return new Query(CampaignPath.of(campaign) + "/postes")
        .with(
            "etat",
            filter.states().stream().sorted().map(Enum::name).collect(Collectors.joining(".")))
        .with("vague", wave == null ? "" : wave.toString())
        .with("site", site == null ? "" : site.toString())
        .with("cause", cause == null ? "" : cause);
  }

  /** The address that says this. */
  String address() {
    return query()
        .with("page", page == 1 ? "" : Integer.toString(page))
        .with("taille", size == SIZES.getFirst() ? "" : Integer.toString(size))
        .toString();
  }

  /** The address of the same devices, all pages of them, as a table to save. */
  String csvAddress() {
    return query().with("format", "csv").toString();
  }
}
