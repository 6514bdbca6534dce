package fr.regain.console.enrolment;

import static fr.regain.console.schema.Tables.ENROLMENT_TOKEN;
import static fr.regain.console.schema.Tables.REFUSED_ENROLMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import fr.regain.console.access.Scope;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The table {@code refused_enrolment}. */
final class RefusalStore {
  private RefusalStore() {}

  /** Adds counts to those that are there. */
  static void add(DSLContext dsl, SortedMap<RefusalKey, RefusalCount> counts) {
    counts.forEach((key, count) -> add(dsl, key, count));
  }

  private static void add(DSLContext dsl, RefusalKey key, RefusalCount count) {
    int updated =
        dsl.update(REFUSED_ENROLMENT)
            .set(REFUSED_ENROLMENT.REFUSALS, REFUSED_ENROLMENT.REFUSALS.plus(count.refusals()))
            .set(REFUSED_ENROLMENT.LAST_AT, count.lastAt().atOffset(ZoneOffset.UTC))
            .set(REFUSED_ENROLMENT.LAST_ADDRESS, count.lastAddress())
            .where(
                REFUSED_ENROLMENT.ON_DAY.eq(key.day()),
                REFUSED_ENROLMENT.CAUSE.eq(key.cause()),
                REFUSED_ENROLMENT.TOKEN_ID.eq(key.tokenId()))
            .execute();
    if (updated == 0) {
      dsl.insertInto(REFUSED_ENROLMENT)
          .set(REFUSED_ENROLMENT.ON_DAY, key.day())
          .set(REFUSED_ENROLMENT.CAUSE, key.cause())
          .set(REFUSED_ENROLMENT.TOKEN_ID, key.tokenId())
          .set(REFUSED_ENROLMENT.REFUSALS, count.refusals())
          .set(REFUSED_ENROLMENT.LAST_AT, count.lastAt().atOffset(ZoneOffset.UTC))
          .set(REFUSED_ENROLMENT.LAST_ADDRESS, count.lastAddress())
          .execute();
    }
  }

  static void removeBefore(DSLContext dsl, LocalDate day) {
    dsl.deleteFrom(REFUSED_ENROLMENT).where(REFUSED_ENROLMENT.ON_DAY.lt(day)).execute();
  }

  /**
   * Those since a day by cause and token, the latest first.
   *
   * @param most how many at most
   */
  static List<RefusedEnrolment> since(DSLContext dsl, Scope scope, LocalDate day, int most) {
    Field<String> token = coalesce(ENROLMENT_TOKEN.NAME, inline(""));
    Map<String, RefusedEnrolment> refused = new LinkedHashMap<>();
    dsl.select(
            REFUSED_ENROLMENT.CAUSE,
            REFUSED_ENROLMENT.TOKEN_ID,
            token,
            REFUSED_ENROLMENT.REFUSALS,
            REFUSED_ENROLMENT.LAST_AT,
            REFUSED_ENROLMENT.LAST_ADDRESS)
        .from(REFUSED_ENROLMENT)
        .leftJoin(ENROLMENT_TOKEN)
        .on(ENROLMENT_TOKEN.ID.eq(REFUSED_ENROLMENT.TOKEN_ID))
        .where(REFUSED_ENROLMENT.ON_DAY.ge(day), scope.holdsSite(ENROLMENT_TOKEN.SITE_ID))
        .forEach(
            row ->
                refused.merge(
                    row.value1() + " " + row.value2(),
                    new RefusedEnrolment(
                        row.value1(),
                        row.value3(),
                        row.value4(),
                        row.value5().toInstant(),
                        row.value6()),
                    RefusedEnrolment::plus));
    return refused.values().stream()
        .sorted(Comparator.comparing(RefusedEnrolment::lastAt).reversed())
        .limit(most)
        .toList();
  }
}
