package fr.regain.console.enrolment;

import fr.regain.console.site.Site;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.Cell;
import fr.regain.console.web.table.Column;
import fr.regain.console.web.table.Fields;
import fr.regain.console.web.table.Filter;
import fr.regain.console.web.table.FilterField;
import fr.regain.console.web.table.ListAddress;
import fr.regain.console.web.table.ListTable;
import fr.regain.console.web.table.Listed;
import fr.regain.console.web.table.Order;
import fr.regain.console.web.table.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The list of enrolment tokens, as it is declared. */
@Singleton
final class TokenTable implements Listed {
  private static final Filter<String> TEXT = Filter.words("q", "tokens.name", "list.chip.text");
  static final Filter<Long> SITE = Filter.number("site", "tokens.site", "list.chip.site");
  private static final Filter<TokenState> STATE =
      Filter.of("etat", "tokens.state", "list.chip.state", TokenState.values());

  static final ListTable<ListedToken, TokenSort> TABLE =
      new ListTable<>(
          "jetons",
          "tokens",
          List.of(TEXT, SITE, STATE),
          List.of(
              Column.words("nom", "tokens.name", (visit, row) -> row.token().name()),
              Column.words("site", "tokens.site", (visit, row) -> row.siteName()),
              Column.words(
                  "etat",
                  "tokens.state",
                  (visit, row) -> state(visit, TokenState.of(row.token(), visit.now()))),
              Column.<ListedToken>shown(
                      "appareils",
                      "tokens.uses",
                      (visit, row) ->
                          Cell.number(
                              visit.say(
                                  "tokens.uses-of", row.token().uses(), row.token().maximumUses())))
                  .savedAs("tokens.uses", row -> new Value.Whole(row.token().uses()))
                  .savedAs("tokens.most", row -> new Value.Whole(row.token().maximumUses())),
              Column.of(
                  "usage",
                  "tokens.last-used",
                  TokenTable::lastUsed,
                  (visit, row) -> Value.of(row.token().lastUsedAt())),
              Column.of(
                  "fin",
                  "tokens.expires",
                  (visit, row) ->
                      Cell.moment(
                          visit.figures().date(row.token().expiresAt()), row.token().expiresAt()),
                  (visit, row) -> Value.of(row.token().expiresAt())),
              Column.shown("retrait", "tokens.revoke", TokenTable::revocation),
              Column.<ListedToken>of(
                      "creation",
                      "tokens.created",
                      (visit, row) ->
                          Cell.moment(
                              visit.figures().date(row.token().createdAt()),
                              row.token().createdAt()),
                      (visit, row) -> Value.of(row.token().createdAt()))
                  .onRequest()),
          Map.of(
              "nom", TokenSort.NAME,
              "usage", TokenSort.LAST_USED,
              "fin", TokenSort.EXPIRES,
              "creation", TokenSort.CREATED),
          new Order("creation", true));

  @Override
  public ListTable<?, ?> table() {
    return TABLE;
  }

  /** The filter that an address means. */
  static TokenFilter filter(ListAddress address) {
    return new TokenFilter(
        address.get(TEXT).orElse(""),
        address.get(SITE).orElse(null),
        address.get(STATE).orElse(null));
  }

  /** The controls above the list. */
  static List<FilterField> fields(Visit visit, ListAddress address, List<Site> sites) {
    return new Fields(visit, address)
        .search(TEXT)
        .choice(SITE, "list.filter.everywhere", sites, Site::id, Site::indented)
        .choice(STATE, List.of(TokenState.values()), state -> state(visit, state))
        .all();
  }

  private static String state(Visit visit, TokenState state) {
    return visit.say("tokens.state." + state.name());
  }

  private static Cell lastUsed(Visit visit, ListedToken row) {
    Instant at = row.token().lastUsedAt();
    return Cell.moment(at == null ? visit.say("contact.never") : visit.figures().moment(at), at);
  }

  private static Cell revocation(Visit visit, ListedToken row) {
    EnrolmentToken token = row.token();
    return token.admits(visit.now())
        ? Cell.button(
            visit.say("tokens.revoke-button"),
            visit.say("tokens.revoke-one", token.name()),
            TokensView.PATH + "/" + token.id() + "/retrait")
        : Cell.of("");
  }
}
