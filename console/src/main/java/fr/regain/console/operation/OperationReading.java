package fr.regain.console.operation;

import static fr.regain.console.schema.Tables.OPERATION;
import static fr.regain.console.schema.Tables.OPERATION_CAMPAIGN;
import static fr.regain.console.schema.Tables.OPERATION_MEASURE;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Scope;
import fr.regain.console.report.Method;
import fr.regain.console.resource.OperationKind;
import fr.regain.console.schema.tables.records.OperationMeasureRecord;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/** Reads operations, what belongs to them, and their figures on record. */
final class OperationReading {
  private OperationReading() {}

  /** Operations with their sites, to be narrowed. */
  static SelectOnConditionStep<Record> operations(DSLContext dsl) {
    return dsl.select(OPERATION.fields())
        .select(SITE.NAME, SITE.UAI, SITE.PATH)
        .from(OPERATION)
        .join(SITE)
        .on(SITE.ID.eq(OPERATION.SITE_ID));
  }

  static Optional<Operation> find(DSLContext dsl, Scope scope, long id) {
    return operations(dsl)
        .where(OPERATION.ID.eq(id), scope.holds(SITE.PATH))
        .fetchOptional(OperationReading::operation);
  }

  /**
   * The others of the same kind that may claim the same things: they share a day with it, and their
   * sites hold its own or are held by it.
   */
  static List<Operation> rivals(DSLContext dsl, Operation operation) {
    String path = operation.place().path();
    List<String> above = new ArrayList<>();
    for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
      above.add(path.substring(0, end + 1));
    }
    return operations(dsl)
        .where(
            SITE.PATH.startsWith(path).or(SITE.PATH.in(above)),
            OPERATION.KIND.eq(operation.kind().name()),
            OPERATION.STATE.ne(OperationState.CANCELLED.name()),
            OPERATION.ID.ne(operation.id()),
            OPERATION.FIRST_DAY.le(operation.plan().lastDay()),
            OPERATION.LAST_DAY.ge(operation.plan().firstDay()))
        .fetch(OperationReading::operation);
  }

  static List<UUID> campaigns(DSLContext dsl, long id) {
    return dsl.select(OPERATION_CAMPAIGN.CAMPAIGN_ID)
        .from(OPERATION_CAMPAIGN)
        .where(OPERATION_CAMPAIGN.OPERATION_ID.eq(id))
        .orderBy(OPERATION_CAMPAIGN.CAMPAIGN_ID)
        .fetch(OPERATION_CAMPAIGN.CAMPAIGN_ID);
  }

  /** The campaigns that belong to some operation. */
  static Set<UUID> taken(DSLContext dsl) {
    return dsl.select(OPERATION_CAMPAIGN.CAMPAIGN_ID)
        .from(OPERATION_CAMPAIGN)
        .fetchSet(OPERATION_CAMPAIGN.CAMPAIGN_ID);
  }

  /** The figures on record: what is declared and, once sent up, the rest. */
  static FigureSet figures(DSLContext dsl, long id) {
    return new FigureSet(
        dsl.selectFrom(OPERATION_MEASURE)
            .where(OPERATION_MEASURE.OPERATION_ID.eq(id))
            .fetch(OperationReading::figure));
  }

  static Figure figure(OperationMeasureRecord row) {
    return new Figure(
        OperationMeasure.valueOf(row.getMeasure()),
        Method.valueOf(row.getMethod()),
        row.getAmount(),
        row.getNote());
  }

  static Operation operation(Record row) {
    OffsetDateTime reportedAt = row.get(OPERATION.REPORTED_AT);
    return new Operation(
        row.get(OPERATION.ID),
        new Operation.Place(
            row.get(OPERATION.SITE_ID), row.get(SITE.NAME), row.get(SITE.UAI), row.get(SITE.PATH)),
        OperationKind.valueOf(row.get(OPERATION.KIND)),
        new OperationPlan(
            row.get(OPERATION.TITLE),
            row.get(OPERATION.FIRST_DAY),
            row.get(OPERATION.LAST_DAY),
            Audience.valueOf(row.get(OPERATION.AUDIENCE)),
            row.get(OPERATION.ORGANISATION)),
        OperationState.valueOf(row.get(OPERATION.STATE)),
        row.get(OPERATION.VERSION),
        row.get(OPERATION.REGISTERED_AT).toInstant(),
        reportedAt == null ? null : reportedAt.toInstant());
  }
}
