package fr.regain.console.access;

import static fr.regain.console.schema.Tables.SESSION;
import static fr.regain.console.schema.Tables.SESSION_PLACE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The table {@code session_place}. */
final class SessionPlaces {
  /** A person on the move has a few; beyond that no more is learnt from another. */
  private static final int MOST = 20;

  private SessionPlaces() {}

  static void note(DSLContext dsl, long sessionId, Origin origin, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    dsl.insertInto(SESSION_PLACE)
        .set(SESSION_PLACE.SESSION_ID, sessionId)
        .set(SESSION_PLACE.ADDRESS, origin.address())
        .set(SESSION_PLACE.BROWSER, origin.browser())
        .set(SESSION_PLACE.FIRST_SEEN_AT, at)
        .set(SESSION_PLACE.LAST_SEEN_AT, at)
        .onConflict(SESSION_PLACE.SESSION_ID, SESSION_PLACE.ADDRESS, SESSION_PLACE.BROWSER)
        .doUpdate()
        .set(SESSION_PLACE.LAST_SEEN_AT, at)
        .execute();
  }

  /** True of the sessions that were never used from there, while there is room to say so. */
  static Condition isNew(Origin origin) {
    Condition of = SESSION_PLACE.SESSION_ID.eq(SESSION.ID);
    return DSL.notExists(
            DSL.selectOne()
                .from(SESSION_PLACE)
                .where(
                    of,
                    SESSION_PLACE.ADDRESS.eq(origin.address()),
                    SESSION_PLACE.BROWSER.eq(origin.browser())))
        .and(DSL.field(DSL.selectCount().from(SESSION_PLACE).where(of)).lt(MOST));
  }

  /** The places of sessions, the last used first. */
  static Map<Long, List<SessionPlace>> of(DSLContext dsl, Collection<Long> sessionIds) {
    return dsl.selectFrom(SESSION_PLACE)
        .where(SESSION_PLACE.SESSION_ID.in(sessionIds))
        .orderBy(SESSION_PLACE.LAST_SEEN_AT.desc(), SESSION_PLACE.ADDRESS, SESSION_PLACE.BROWSER)
        .fetchGroups(
            SESSION_PLACE.SESSION_ID,
            row ->
                new SessionPlace(
                    new Origin(row.getAddress(), row.getBrowser()),
                    row.getFirstSeenAt().toInstant(),
                    row.getLastSeenAt().toInstant()));
  }
}
