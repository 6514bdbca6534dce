package fr.regain.console.eligibility;

import static fr.regain.console.schema.Tables.CRITERIA;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The table {@code criteria}. */
final class CriteriaStore {
  private CriteriaStore() {}

  /**
   * One version of an owner's criteria.
   *
   * @param ownerId whose
   * @param version 1, 2, 3
   * @param body JSON
   * @param author name of who wrote it
   * @param createdAt when
   */
  record Row(long ownerId, int version, String body, String author, Instant createdAt) {}

  /** The criteria that hold for each owner who has some. */
  static Map<Long, Row> current(DSLContext dsl) {
    var newest = CRITERIA.as("newest");
    return dsl.selectFrom(CRITERIA)
        .where(
            CRITERIA.VERSION.eq(
                DSL.select(max(newest.VERSION))
                    .from(newest)
                    .where(newest.OWNER_ID.eq(CRITERIA.OWNER_ID))))
        .fetchMap(CRITERIA.OWNER_ID, CriteriaStore::row);
  }

  /** The versions of an owner's criteria, the newest first. */
  static List<Row> versions(DSLContext dsl, long ownerId) {
    return dsl.selectFrom(CRITERIA)
        .where(CRITERIA.OWNER_ID.eq(ownerId))
        .orderBy(CRITERIA.VERSION.desc())
        .fetch(CriteriaStore::row);
  }

  static Optional<Row> newest(DSLContext dsl, long ownerId) {
    return versions(dsl, ownerId).stream().findFirst();
  }

  static void insert(DSLContext dsl, Row row) {
    dsl.insertInto(CRITERIA)
        .set(CRITERIA.OWNER_ID, row.ownerId())
        .set(CRITERIA.VERSION, row.version())
        .set(CRITERIA.BODY, row.body())
        .set(CRITERIA.AUTHOR, row.author())
        .set(CRITERIA.CREATED_AT, row.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static Row row(fr.regain.console.schema.tables.records.CriteriaRecord row) {
    return new Row(
        row.getOwnerId(),
        row.getVersion(),
        row.getBody(),
        row.getAuthor(),
        row.getCreatedAt().toInstant());
  }
}
