package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads campaigns as lists show them. */
final class CampaignList {
  private CampaignList() {}

  static CountedSlice<Standing> page(
      DSLContext dsl,
      Scope scope,
      CampaignFilter filter,
      Sort<CampaignSort> sort,
      @Nullable Cursor at,
      int size) {
    return order(sort)
        .rows(dsl, CAMPAIGN, condition(scope, filter), at, size, ids -> standings(dsl, ids));
  }

  static List<Campaign> newest(DSLContext dsl, Scope scope, Collection<UUID> others) {
    Condition theirs =
        scope.isEverywhere()
            ? DSL.noCondition()
            : visible(scope).or(CAMPAIGN.ID.eq(any(others.toArray(UUID[]::new))));
    return CampaignStore.newest(dsl, CAMPAIGN.TEMPLATE.isFalse().and(theirs), Keyset.LARGEST_PAGE);
  }

  private static Map<UUID, Standing> standings(DSLContext dsl, List<UUID> ids) {
    Map<UUID, Map<Integer, Map<ParticipantState, Sums>>> counts = ParticipantStore.counts(dsl, ids);
    return CampaignStore.find(dsl, ids).values().stream()
        .collect(
            Collectors.toMap(
                Campaign::id,
                campaign ->
                    new Standing(
                        campaign, new Counts(counts.getOrDefault(campaign.id(), Map.of())))));
  }

  private static Keyset<?, UUID> order(Sort<CampaignSort> sort) {
    return switch (sort.key()) {
      case CREATED -> new Keyset<>(CAMPAIGN.CREATED_AT, CAMPAIGN.ID, sort.descending());
      case NAME -> new Keyset<>(lower(CAMPAIGN.NAME), CAMPAIGN.ID, sort.descending());
      case DEADLINE -> new Keyset<>(CAMPAIGN.DEADLINE, CAMPAIGN.ID, sort.descending());
      case AUTHOR -> new Keyset<>(lower(CAMPAIGN.AUTHOR_NAME), CAMPAIGN.ID, sort.descending());
    };
  }

  private static Condition condition(Scope scope, CampaignFilter filter) {
    Condition condition = CAMPAIGN.TEMPLATE.eq(filter.templates()).and(visible(scope));
    if (!filter.text().isEmpty()) {
      condition = condition.and(CAMPAIGN.NAME.containsIgnoreCase(filter.text()));
    }
    CampaignState state = filter.state();
    return state == null ? condition : condition.and(CAMPAIGN.STATE.eq(state.name()));
  }

  /**
   * True of the campaigns whose sites are in the scope. A template without a site is for everybody
   * to copy.
   */
  private static Condition visible(Scope scope) {
    return scope.isEverywhere()
        ? DSL.noCondition()
        : CAMPAIGN
            .FILTER_SITE_ID
            .in(select(SITE.ID).from(SITE).where(scope.holds(SITE.PATH)))
            .or(CAMPAIGN.TEMPLATE.isTrue().and(CAMPAIGN.FILTER_SITE_ID.isNull()));
  }
}
