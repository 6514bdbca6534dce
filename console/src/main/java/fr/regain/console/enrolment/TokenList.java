package fr.regain.console.enrolment;

import static fr.regain.console.schema.Tables.ENROLMENT_TOKEN;
import static fr.regain.console.schema.Tables.SITE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.lower;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.paging.CountedSlice;
import fr.regain.console.platform.paging.Cursor;
import fr.regain.console.platform.paging.Keyset;
import fr.regain.console.platform.paging.Sort;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads enrolment tokens as lists show them. */
final class TokenList {
  private TokenList() {}

  static CountedSlice<ListedToken> page(
      DSLContext dsl,
      Scope scope,
      TokenFilter filter,
      Sort<TokenSort> sort,
      Instant now,
      @Nullable Cursor at,
      int size) {
    return order(sort)
        .rows(
            dsl,
            ENROLMENT_TOKEN,
            scope.holdsSite(ENROLMENT_TOKEN.SITE_ID).and(condition(filter, now)),
            at,
            size,
            ids ->
                dsl.select(ENROLMENT_TOKEN.fields())
                    .select(SITE.NAME)
                    .from(ENROLMENT_TOKEN)
                    .join(SITE)
                    .on(SITE.ID.eq(ENROLMENT_TOKEN.SITE_ID))
                    .where(ENROLMENT_TOKEN.ID.eq(any(ids.toArray(Long[]::new))))
                    .fetchMap(
                        ENROLMENT_TOKEN.ID,
                        row ->
                            new ListedToken(
                                TokenStore.token(row.into(ENROLMENT_TOKEN)), row.get(SITE.NAME))));
  }

  private static Keyset<?, Long> order(Sort<TokenSort> sort) {
    boolean descending = sort.descending();
    return switch (sort.key()) {
      case CREATED -> new Keyset<>(ENROLMENT_TOKEN.CREATED_AT, ENROLMENT_TOKEN.ID, descending);
      case NAME -> new Keyset<>(lower(ENROLMENT_TOKEN.NAME), ENROLMENT_TOKEN.ID, descending);
      case LAST_USED -> new Keyset<>(ENROLMENT_TOKEN.LAST_USED_AT, ENROLMENT_TOKEN.ID, descending);
      case EXPIRES -> new Keyset<>(ENROLMENT_TOKEN.EXPIRES_AT, ENROLMENT_TOKEN.ID, descending);
    };
  }

  private static Condition condition(TokenFilter filter, Instant now) {
    Condition condition = DSL.noCondition();
    if (!filter.text().isEmpty()) {
      condition = condition.and(ENROLMENT_TOKEN.NAME.containsIgnoreCase(filter.text()));
    }
    Long siteId = filter.siteId();
    if (siteId != null) {
      condition =
          condition.and(
              ENROLMENT_TOKEN.SITE_ID.in(
                  DSL.select(SITE.ID).from(SITE).where(SITE.PATH.contains("/" + siteId + "/"))));
    }
    TokenState state = filter.state();
    return state == null ? condition : condition.and(condition(state, now));
  }

  private static Condition condition(TokenState state, Instant now) {
    Condition kept = ENROLMENT_TOKEN.REVOKED_AT.isNull();
    Condition lives = ENROLMENT_TOKEN.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC));
    Condition left = ENROLMENT_TOKEN.USES.lt(ENROLMENT_TOKEN.MAXIMUM_USES);
    return switch (state) {
      case REVOKED -> kept.not();
      case EXPIRED -> kept.and(lives.not());
      case USED_UP -> kept.and(lives).and(left.not());
      case OPEN -> kept.and(lives).and(left);
    };
  }
}
