package fr.regain.console.campaign;

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
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lists of campaigns and of templates, as they are declared. */
@Factory
final class CampaignTable {
  static final Filter<String> TEXT =
      Filter.words("q", "campaigns.filter.text", "campaigns.chip.text");
  static final Filter<CampaignState> STATE =
      Filter.of("etat", "list.state", "list.chip.state", CampaignState.values());

  private static final Column<Standing> NAME =
      Column.of(
          "nom",
          "campaigns.column.name",
          (visit, row) -> Cell.link(name(row), address(row.campaign())),
          (visit, row) -> Value.of(name(row)));
  private static final Column<Standing> AUTHOR =
      Column.words(
          "auteur", "campaigns.column.author", (visit, row) -> row.campaign().author().name());
  private static final Column<Standing> CREATED =
      Column.of(
          "creation",
          "campaigns.column.created",
          (visit, row) ->
              Cell.moment(
                  visit.figures().date(row.campaign().createdAt()), row.campaign().createdAt()),
          (visit, row) -> Value.of(row.campaign().createdAt()));

  static final ListTable<Standing, CampaignSort> CAMPAIGNS =
      new ListTable<>(
          "campagnes",
          "campaigns",
          List.of(TEXT, STATE),
          List.of(
              NAME,
              Column.words(
                  "etat",
                  "list.state",
                  (visit, row) -> CampaignText.state(visit, row.campaign().state())),
              Column.of(
                  "postes",
                  "campaigns.column.devices",
                  CampaignTable::devices,
                  (visit, row) -> known(row, row.devices())),
              Column.<Standing>shown(
                      "avancement", "campaigns.column.progress", CampaignTable::progress)
                  .savedAs("campaigns.column.settled", row -> known(row, part(row))),
              Column.<Standing>shown(
                      "prevu",
                      "campaigns.column.planned",
                      (visit, row) ->
                          Cell.number(hasBegun(row) ? visit.figures().bytes(planned(row)) : "–"))
                  .savedAs("participants.column.planned-bytes", row -> known(row, planned(row))),
              Column.of(
                  "echeance",
                  "campaigns.column.deadline",
                  (visit, row) ->
                      Cell.moment(
                          visit.figures().date(row.campaign().draft().schedule().deadline()),
                          row.campaign().draft().schedule().deadline()),
                  (visit, row) -> Value.of(row.campaign().draft().schedule().deadline())),
              CREATED,
              AUTHOR.onRequest()),
          Map.of(
              "nom", CampaignSort.NAME,
              "echeance", CampaignSort.DEADLINE,
              "creation", CampaignSort.CREATED,
              "auteur", CampaignSort.AUTHOR),
          new Order("creation", true));

  static final ListTable<Standing, CampaignSort> TEMPLATES =
      new ListTable<>(
          "modeles",
          "templates",
          List.of(TEXT),
          List.of(NAME, AUTHOR, CREATED),
          Map.of(
              "nom", CampaignSort.NAME,
              "creation", CampaignSort.CREATED,
              "auteur", CampaignSort.AUTHOR),
          new Order("creation", true));

  @Singleton
  Listed campaigns() {
    return () -> CAMPAIGNS;
  }

  @Singleton
  Listed templates() {
    return () -> TEMPLATES;
  }

  /** The controls above one of them. */
  static List<FilterField> fields(Visit visit, ListAddress address, boolean templates) {
    Fields fields = new Fields(visit, address).search(TEXT);
    if (!templates) {
      fields.choice(
          STATE, List.of(CampaignState.values()), state -> CampaignText.state(visit, state));
    }
    return fields.all();
  }

  private static String name(Standing row) {
    return row.campaign().draft().name();
  }

  private static String address(Campaign campaign) {
    return campaign.state() == CampaignState.DRAFT
        ? CampaignPath.of(campaign.id(), Step.TARGET)
        : CampaignPath.of(campaign.id());
  }

  private static boolean hasBegun(Standing row) {
    return row.devices() > 0;
  }

  /** A count; of a campaign that has no devices yet, nothing is known. */
  private static Value known(Standing row, long count) {
    return hasBegun(row) ? new Value.Whole(count) : Value.nothing();
  }

  private static long planned(Standing row) {
    return row.counts().total().plannedBytes();
  }

  /** The devices that have answered the dry run or, after it, are done with. */
  private static long part(Standing row) {
    return row.campaign().state() == CampaignState.TRYING ? row.answered() : row.settled();
  }

  private static Cell devices(Visit visit, Standing row) {
    return hasBegun(row)
        ? Cell.link(
                visit.figures().number(row.devices()),
                ParticipantFilters.address(row.campaign().id(), null, Set.of(), null))
            .styled("number")
        : Cell.number("–");
  }

  private static Cell progress(Visit visit, Standing row) {
    if (!hasBegun(row)) {
      return Cell.of("–");
    }
    long steps = Math.round(20.0 * part(row) / row.devices()) * 5;
    return Cell.of(visit.figures().share(part(row), row.devices())).styled("fill fill-" + steps);
  }
}
