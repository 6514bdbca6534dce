package fr.regain.console.operation;

import static fr.regain.console.schema.Tables.OPERATION;
import static fr.regain.console.schema.Tables.OPERATION_CAMPAIGN;
import static fr.regain.console.schema.Tables.OPERATION_MEASURE;

import fr.regain.console.resource.OperationKind;
import fr.regain.console.schema.tables.records.OperationMeasureRecord;
import fr.regain.console.schema.tables.records.OperationRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tables {@code operation}, {@code operation_campaign} and {@code operation_measure}.
 */
final class OperationStore {
  private OperationStore() {}

  static long insert(
      DSLContext dsl, long siteId, OperationKind kind, OperationPlan plan, Instant now) {
    OperationRecord row = dsl.newRecord(OPERATION);
    row.setSiteId(siteId);
    row.setKind(kind.name());
    row.setState(OperationState.REGISTERED.name());
    row.setVersion(1L);
    row.setRegisteredAt(time(now));
    fill(row, plan);
    row.insert();
    return row.getId();
  }

  static void update(DSLContext dsl, long id, OperationPlan plan) {
    OperationRecord row = dsl.newRecord(OPERATION);
    fill(row, plan);
    dsl.update(OPERATION).set(row).where(OPERATION.ID.eq(id)).execute();
  }

  private static void fill(OperationRecord row, OperationPlan plan) {
    row.setTitle(plan.title());
    row.setFirstDay(plan.firstDay());
    row.setLastDay(plan.lastDay());
    row.setAudience(plan.audience().name());
    row.setOrganisation(plan.organisation());
  }

  /**
   * Takes the next version, if it still is the one that was seen.
   *
   * @return whether it was
   */
  static boolean advance(DSLContext dsl, long id, long version) {
    return dsl.update(OPERATION)
            .set(OPERATION.VERSION, version + 1)
            .where(OPERATION.ID.eq(id), OPERATION.VERSION.eq(version))
            .execute()
        == 1;
  }

  static void setState(
      DSLContext dsl, long id, OperationState state, @Nullable Instant reportedAt) {
    dsl.update(OPERATION)
        .set(OPERATION.STATE, state.name())
        .set(OPERATION.REPORTED_AT, reportedAt == null ? null : time(reportedAt))
        .where(OPERATION.ID.eq(id))
        .execute();
  }

  /**
   * Gives a campaign to an operation.
   *
   * @return whether it did: a campaign belongs to one at most
   */
  static boolean link(DSLContext dsl, long id, UUID campaign) {
    return dsl.insertInto(OPERATION_CAMPAIGN)
            .set(OPERATION_CAMPAIGN.CAMPAIGN_ID, campaign)
            .set(OPERATION_CAMPAIGN.OPERATION_ID, id)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  static boolean unlink(DSLContext dsl, long id, UUID campaign) {
    return dsl.deleteFrom(OPERATION_CAMPAIGN)
            .where(
                OPERATION_CAMPAIGN.OPERATION_ID.eq(id), OPERATION_CAMPAIGN.CAMPAIGN_ID.eq(campaign))
            .execute()
        == 1;
  }

  static void unlinkAll(DSLContext dsl, long id) {
    dsl.deleteFrom(OPERATION_CAMPAIGN).where(OPERATION_CAMPAIGN.OPERATION_ID.eq(id)).execute();
  }

  /** Puts these figures on record in the place of all that were. */
  static void put(DSLContext dsl, long id, FigureSet figures) {
    dsl.deleteFrom(OPERATION_MEASURE).where(OPERATION_MEASURE.OPERATION_ID.eq(id)).execute();
    for (Figure figure : figures.figures()) {
      OperationMeasureRecord row = dsl.newRecord(OPERATION_MEASURE);
      row.setOperationId(id);
      row.setMeasure(figure.measure().name());
      row.setMethod(figure.method().name());
      row.setAmount(figure.amount());
      row.setNote(figure.note());
      row.insert();
    }
  }

  static void deleteOf(DSLContext dsl, Collection<Long> siteIds) {
    dsl.deleteFrom(OPERATION).where(OPERATION.SITE_ID.in(siteIds)).execute();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
