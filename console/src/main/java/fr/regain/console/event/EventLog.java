package fr.regain.console.event;

import static fr.regain.console.schema.Tables.EVENT;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The table {@code event}: what happened and was not handed on yet. */
public final class EventLog {
  /** The site of what is of the whole organisation. */
  public static final Field<String> NO_SITE = DSL.castNull(EVENT.SITE_PATH);

  private EventLog() {}

  /**
   * Notes what happens, as a step of the transaction in which it does: both are there, or neither.
   * What nobody wants to hear of is not kept.
   *
   * @param sitePath gives the path of the site, {@link #NO_SITE} for the whole organisation
   */
  public static void add(
      DSLContext dsl, EventKind kind, Instant at, Field<String> sitePath, Facts facts) {
    if (Interest.exists(dsl, kind)) {
      dsl.insertInto(EVENT)
          .set(EVENT.KIND, kind.name())
          .set(EVENT.AT, at.atOffset(ZoneOffset.UTC))
          .set(EVENT.SITE_PATH, sitePath)
          .set(EVENT.FACTS, facts.json())
          .execute();
    }
  }

  /**
   * Takes the oldest events out, as a step of the transaction that hands them on. Two that take at
   * once never get the same.
   */
  public static List<Event> take(DSLContext dsl, int most) {
    List<Long> numbers =
        dsl.select(EVENT.NUMBER)
            .from(EVENT)
            .orderBy(EVENT.NUMBER)
            .limit(most)
            .forUpdate()
            .fetch(EVENT.NUMBER);
    if (numbers.isEmpty()) {
      return List.of();
    }
    List<Event> taken =
        dsl.selectFrom(EVENT)
            .where(EVENT.NUMBER.in(numbers))
            .orderBy(EVENT.NUMBER)
            .fetch(
                row ->
                    new Event(
                        EventKind.valueOf(row.getKind()),
                        row.getAt().toInstant(),
                        row.getSitePath(),
                        row.getFacts()));
    dsl.deleteFrom(EVENT).where(EVENT.NUMBER.in(numbers)).execute();
    return taken;
  }
}
