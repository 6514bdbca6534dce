package fr.regain.console.campaign;

import fr.regain.console.web.Query;
import io.micronaut.http.HttpParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list of campaigns says. A part that makes no sense is left out.
 *
 * @param text contained in the name, in either case; empty: none
 * @param state state; null: all
 * @param templates whether templates are shown in place of campaigns
 * @param page from 1
 */
record CampaignsQuery(String text, @Nullable CampaignState state, boolean templates, int page) {
  /** Rows to a page. */
  static final int SIZE = 20;

  private static final int LONGEST_TEXT = 200;

  static CampaignsQuery of(HttpParameters parameters) {
    String text = parameters.getFirst("q").orElse("").strip();
    return new CampaignsQuery(
        text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
        parameters.getFirst("etat").flatMap(CampaignsQuery::state).orElse(null),
        parameters.getFirst("modeles").filter("oui"::equals).isPresent(),
        parameters
            .getFirst("page")
            .filter(page -> page.matches("[1-9][0-9]{0,5}"))
            .map(Integer::valueOf)
            .orElse(1));
  }

  private static Optional<CampaignState> state(String name) {
    return Arrays.stream(CampaignState.values())
        .filter(state -> state.name().equals(name))
        .findFirst();
  }

  /** Those of the campaigns that it asks for, on all pages. */
  List<Campaign> filter(List<Campaign> campaigns) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return campaigns.stream()
        .filter(campaign -> state == null || campaign.state() == state)
        .filter(campaign -> campaign.draft().name().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  /** How many filters are set. */
  int filters() {
    return (int) Stream.of(!text.isEmpty(), state != null).filter(set -> set).count();
  }

  CampaignsQuery withText(String other) {
    return new CampaignsQuery(other, state, templates, 1);
  }

  CampaignsQuery withState(@Nullable CampaignState other) {
    return new CampaignsQuery(text, other, templates, 1);
  }

  CampaignsQuery withPage(int other) {
    return new CampaignsQuery(text, state, templates, other);
  }

  /** The address that says this. */
  String address() {
    return new Query(CampaignPath.ALL)
        .with("q", text)
        .with("etat", state == null ? "" : state.name())
        .with("modeles", templates ? "oui" : "")
        .with("page", page == 1 ? "" : Integer.toString(page))
        .toString();
  }
}
