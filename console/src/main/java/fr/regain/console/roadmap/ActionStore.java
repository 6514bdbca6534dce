package fr.regain.console.roadmap;

import static fr.regain.console.schema.Tables.ROAD_MAP_ACTION;
import static fr.regain.console.schema.Tables.ROAD_MAP_ACTION_STATE;

import fr.regain.console.access.Scope;
import fr.regain.console.schema.tables.records.RoadMapActionRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The tables {@code road_map_action} and {@code road_map_action_state}. */
final class ActionStore {
  private static final List<String> OPEN =
      Stream.of(ActionState.values()).filter(ActionState::isOpen).map(ActionState::name).toList();

  private static final Field<Integer> OPEN_FIRST =
      DSL.when(ROAD_MAP_ACTION.STATE.in(OPEN), 0).otherwise(1);

  private ActionStore() {}

  static Optional<Action> find(DSLContext dsl, Scope scope, long id) {
    return dsl.selectFrom(ROAD_MAP_ACTION)
        .where(ROAD_MAP_ACTION.ID.eq(id), scope.holdsSite(ROAD_MAP_ACTION.SITE_ID))
        .fetchOptional(ActionStore::action);
  }

  /** Some actions: what is to be done first, and of that what is due first. */
  static List<Action> some(
      DSLContext dsl, long siteId, @Nullable ActionState state, long from, int most) {
    return dsl.selectFrom(ROAD_MAP_ACTION)
        .where(of(siteId, state))
        .orderBy(OPEN_FIRST, ROAD_MAP_ACTION.DUE_ON, ROAD_MAP_ACTION.ID)
        .limit(most)
        .offset(from)
        .fetch(ActionStore::action);
  }

  private static Condition of(long siteId, @Nullable ActionState state) {
    Condition ofSite = ROAD_MAP_ACTION.SITE_ID.eq(siteId);
    return state == null ? ofSite : ofSite.and(ROAD_MAP_ACTION.STATE.eq(state.name()));
  }

  static long count(DSLContext dsl, long siteId, @Nullable ActionState state) {
    return dsl.fetchCount(ROAD_MAP_ACTION, of(siteId, state));
  }

  static Map<ActionState, Long> byState(DSLContext dsl, long siteId) {
    Map<ActionState, Long> counts = new EnumMap<>(ActionState.class);
    dsl.select(ROAD_MAP_ACTION.STATE, DSL.count())
        .from(ROAD_MAP_ACTION)
        .where(ROAD_MAP_ACTION.SITE_ID.eq(siteId))
        .groupBy(ROAD_MAP_ACTION.STATE)
        .forEach(row -> counts.put(ActionState.valueOf(row.value1()), row.value2().longValue()));
    return counts;
  }

  /** What is still to be done and due on a day from the first to the last, the first due first. */
  static List<Action> due(DSLContext dsl, long siteId, LocalDate first, LocalDate last) {
    return dsl.selectFrom(ROAD_MAP_ACTION)
        .where(
            ROAD_MAP_ACTION.SITE_ID.eq(siteId),
            ROAD_MAP_ACTION.STATE.in(OPEN),
            ROAD_MAP_ACTION.DUE_ON.between(first, last))
        .orderBy(ROAD_MAP_ACTION.DUE_ON, ROAD_MAP_ACTION.ID)
        .fetch(ActionStore::action);
  }

  static Action insert(DSLContext dsl, long siteId, ActionTerms terms) {
    RoadMapActionRecord row = dsl.newRecord(ROAD_MAP_ACTION);
    row.setSiteId(siteId);
    row.setVersion(1L);
    fill(row, terms);
    row.insert();
    return action(row);
  }

  /** Whether it was still at that version, and is changed. */
  static boolean update(DSLContext dsl, long id, long version, ActionTerms terms) {
    RoadMapActionRecord row = new RoadMapActionRecord();
    row.setVersion(version + 1);
    fill(row, terms);
    return dsl.update(ROAD_MAP_ACTION)
            .set(row)
            .where(ROAD_MAP_ACTION.ID.eq(id), ROAD_MAP_ACTION.VERSION.eq(version))
            .execute()
        == 1;
  }

  private static void fill(RoadMapActionRecord row, ActionTerms terms) {
    row.setTitle(terms.title());
    row.setHolder(terms.holder());
    row.setDueOn(terms.dueOn());
    row.setState(terms.state().name());
    Range effect = terms.effect();
    row.setEffectLow(effect == null ? null : effect.low());
    row.setEffectHigh(effect == null ? null : effect.high());
    row.setEffectSource(terms.effectSource());
    row.setNote(terms.note());
    row.setReason(terms.reason());
  }

  private static Action action(RoadMapActionRecord row) {
    return new Action(
        row.getId(),
        row.getSiteId(),
        new ActionTerms(
            row.getTitle(),
            row.getHolder(),
            row.getDueOn(),
            ActionState.valueOf(row.getState()),
            YearStore.range(row.getEffectLow(), row.getEffectHigh()),
            row.getEffectSource(),
            row.getNote(),
            row.getReason()),
        row.getVersion());
  }

  static void insertChange(
      DSLContext dsl, long actionId, @Nullable ActionState from, ActionState to, Instant at) {
    dsl.insertInto(ROAD_MAP_ACTION_STATE)
        .set(ROAD_MAP_ACTION_STATE.ACTION_ID, actionId)
        .set(ROAD_MAP_ACTION_STATE.FROM_STATE, from == null ? null : from.name())
        .set(ROAD_MAP_ACTION_STATE.TO_STATE, to.name())
        .set(ROAD_MAP_ACTION_STATE.AT, at.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** The changes of one action, the first first. */
  static List<StateChange> history(DSLContext dsl, long actionId) {
    return changes(dsl, ROAD_MAP_ACTION.ID.eq(actionId));
  }

  /** The changes of a site's actions from one moment until before another, the first first. */
  static List<StateChange> changes(DSLContext dsl, long siteId, Instant from, Instant until) {
    return changes(
        dsl,
        ROAD_MAP_ACTION
            .SITE_ID
            .eq(siteId)
            .and(ROAD_MAP_ACTION_STATE.AT.ge(from.atOffset(ZoneOffset.UTC)))
            .and(ROAD_MAP_ACTION_STATE.AT.lt(until.atOffset(ZoneOffset.UTC))));
  }

  private static List<StateChange> changes(DSLContext dsl, Condition which) {
    return dsl.select(
            ROAD_MAP_ACTION.ID,
            ROAD_MAP_ACTION.TITLE,
            ROAD_MAP_ACTION.HOLDER,
            ROAD_MAP_ACTION_STATE.FROM_STATE,
            ROAD_MAP_ACTION_STATE.TO_STATE,
            ROAD_MAP_ACTION_STATE.AT)
        .from(ROAD_MAP_ACTION_STATE)
        .join(ROAD_MAP_ACTION)
        .on(ROAD_MAP_ACTION.ID.eq(ROAD_MAP_ACTION_STATE.ACTION_ID))
        .where(which)
        .orderBy(ROAD_MAP_ACTION_STATE.AT, ROAD_MAP_ACTION_STATE.ID)
        .fetch(
            row ->
                new StateChange(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    state(row.value4()),
                    ActionState.valueOf(row.value5()),
                    row.value6().toInstant()));
  }

  private static @Nullable ActionState state(@Nullable String name) {
    return name == null ? null : ActionState.valueOf(name);
  }
}
