package fr.regain.console.operation;

import static fr.regain.console.schema.Tables.OPERATION;
import static fr.regain.console.schema.Tables.OPERATION_MEASURE;
import static fr.regain.console.schema.Tables.SITE;

import fr.regain.console.access.Scope;
import fr.regain.console.report.Method;
import fr.regain.console.resource.OperationKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Adds up the operations of a scope that pass a filter. */
final class BilanReading {
  private static final Field<BigDecimal> SUM = DSL.sum(OPERATION_MEASURE.AMOUNT);
  private static final Field<Integer> COUNT = DSL.count();

  private BilanReading() {}

  static int count(DSLContext dsl, Scope scope, OperationFilter filter) {
    return dsl.fetchCount(
        dsl.select(OPERATION.ID)
            .from(OPERATION)
            .join(SITE)
            .on(SITE.ID.eq(OPERATION.SITE_ID))
            .where(those(scope, filter)));
  }

  /** The operations, the latest first. */
  static List<Operation> operations(
      DSLContext dsl, Scope scope, OperationFilter filter, int from, int most) {
    return OperationReading.operations(dsl)
        .where(those(scope, filter))
        .orderBy(OPERATION.LAST_DAY.desc(), OPERATION.ID.desc())
        .limit(from, most)
        .fetch(OperationReading::operation);
  }

  /** The figures on record of operations, by their number. */
  static Map<Long, FigureSet> figures(DSLContext dsl, List<Operation> operations) {
    Map<Long, List<Figure>> figures = new HashMap<>();
    dsl.selectFrom(OPERATION_MEASURE)
        .where(OPERATION_MEASURE.OPERATION_ID.in(operations.stream().map(Operation::id).toList()))
        .forEach(
            row ->
                figures
                    .computeIfAbsent(row.getOperationId(), unused -> new ArrayList<>())
                    .add(OperationReading.figure(row)));
    Map<Long, FigureSet> sets = new HashMap<>();
    figures.forEach((id, list) -> sets.put(id, new FigureSet(list)));
    return sets;
  }

  static Bilan bilan(DSLContext dsl, Scope scope, OperationFilter filter) {
    Map<OperationKind, Map<OperationState, Long>> operations = new EnumMap<>(OperationKind.class);
    dsl.select(OPERATION.KIND, OPERATION.STATE, COUNT)
        .from(OPERATION)
        .join(SITE)
        .on(SITE.ID.eq(OPERATION.SITE_ID))
        .where(those(scope, filter))
        .groupBy(OPERATION.KIND, OPERATION.STATE)
        .forEach(
            row ->
                operations
                    .computeIfAbsent(
                        OperationKind.valueOf(row.value1()),
                        unused -> new EnumMap<>(OperationState.class))
                    .put(OperationState.valueOf(row.value2()), row.value3().longValue()));
    Map<OperationKind, List<Figure>> sums = new EnumMap<>(OperationKind.class);
    sums(dsl, scope, filter, OPERATION.KIND)
        .forEach(
            row ->
                sums.computeIfAbsent(
                        OperationKind.valueOf(row.get(OPERATION.KIND)), unused -> new ArrayList<>())
                    .add(sum(row)));
    Map<OperationKind, FigureSet> sets = new EnumMap<>(OperationKind.class);
    sums.forEach((kind, list) -> sets.put(kind, new FigureSet(list)));
    return new Bilan(operations, sets);
  }

  /** How many operations of each site stand where, by its path. */
  static Map<String, Map<OperationState, Long>> statesBySite(
      DSLContext dsl, Scope scope, OperationFilter filter) {
    Map<String, Map<OperationState, Long>> states = new HashMap<>();
    dsl.select(SITE.PATH, OPERATION.STATE, COUNT)
        .from(OPERATION)
        .join(SITE)
        .on(SITE.ID.eq(OPERATION.SITE_ID))
        .where(those(scope, filter))
        .groupBy(SITE.PATH, OPERATION.STATE)
        .forEach(
            row ->
                states
                    .computeIfAbsent(row.value1(), unused -> new EnumMap<>(OperationState.class))
                    .put(OperationState.valueOf(row.value2()), row.value3().longValue()));
    return states;
  }

  /** What the operations of each site have sent up, by its path. */
  static Map<String, List<Figure>> sumsBySite(DSLContext dsl, Scope scope, OperationFilter filter) {
    Map<String, List<Figure>> sums = new HashMap<>();
    sums(dsl, scope, filter, SITE.PATH)
        .forEach(
            row ->
                sums.computeIfAbsent(row.get(SITE.PATH), unused -> new ArrayList<>())
                    .add(sum(row)));
    return sums;
  }

  private static List<? extends Record> sums(
      DSLContext dsl, Scope scope, OperationFilter filter, Field<String> by) {
    return dsl.select(by, OPERATION_MEASURE.MEASURE, OPERATION_MEASURE.METHOD, SUM)
        .from(OPERATION_MEASURE)
        .join(OPERATION)
        .on(OPERATION.ID.eq(OPERATION_MEASURE.OPERATION_ID))
        .join(SITE)
        .on(SITE.ID.eq(OPERATION.SITE_ID))
        .where(those(scope, filter), OPERATION.STATE.eq(OperationState.REPORTED.name()))
        .groupBy(by, OPERATION_MEASURE.MEASURE, OPERATION_MEASURE.METHOD)
        .fetch();
  }

  private static Figure sum(Record row) {
    return new Figure(
        OperationMeasure.valueOf(row.get(OPERATION_MEASURE.MEASURE)),
        Method.valueOf(row.get(OPERATION_MEASURE.METHOD)),
        row.get(SUM).longValueExact(),
        "");
  }

  private static Condition those(Scope scope, OperationFilter filter) {
    return scope
        .holds(SITE.PATH)
        .and(inYear(filter.year()))
        .and(filter.kind() == null ? DSL.noCondition() : OPERATION.KIND.eq(filter.kind().name()))
        .and(
            filter.state() == null ? DSL.noCondition() : OPERATION.STATE.eq(filter.state().name()));
  }

  private static Condition inYear(@Nullable Integer year) {
    return year == null
        ? DSL.noCondition()
        : OPERATION.LAST_DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }
}
