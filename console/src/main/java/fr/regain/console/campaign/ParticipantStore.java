package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN_COUNT;
import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.CAMPAIGN_SUM;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import fr.regain.console.schema.tables.records.CampaignCountRecord;
import fr.regain.console.schema.tables.records.CampaignDeviceRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The tables {@code campaign_device}, {@code campaign_count} and {@code campaign_sum}. */
final class ParticipantStore {
  // H2 takes 65,536 elements in an array.
  private static final int MOST_IN_A_STATEMENT = 20_000;

  // What a device planned and did: nothing at first.
  private static final List<Field<Long>> SUMS =
      List.of(
          CAMPAIGN_DEVICE.PLANNED_FILES,
          CAMPAIGN_DEVICE.PLANNED_BYTES,
          CAMPAIGN_DEVICE.PROMPT_BYTES,
          CAMPAIGN_DEVICE.DELETED_FILES,
          CAMPAIGN_DEVICE.DELETED_BYTES,
          CAMPAIGN_DEVICE.HELD_FILES,
          CAMPAIGN_DEVICE.HELD_BYTES,
          CAMPAIGN_DEVICE.RESTORED_FILES,
          CAMPAIGN_DEVICE.RESTORED_BYTES,
          CAMPAIGN_DEVICE.RETURNED_BYTES,
          CAMPAIGN_DEVICE.MEASURED);

  /** The retention of a device's quarantine is counted from here. */
  static final Field<OffsetDateTime> LAST_HELD_AT =
      coalesce(CAMPAIGN_DEVICE.WORKED_AT, CAMPAIGN_DEVICE.CHANGED_AT);

  private ParticipantStore() {}

  /** What campaigns may want something of, among these devices. */
  static List<Concerned> concerned(DSLContext dsl, Collection<UUID> devices) {
    return dsl.select(
            CAMPAIGN_DEVICE.CAMPAIGN_ID,
            CAMPAIGN_DEVICE.DEVICE_ID,
            CAMPAIGN_DEVICE.WAVE,
            CAMPAIGN_DEVICE.STATE,
            CAMPAIGN_DEVICE.PLAN_DIGEST,
            LAST_HELD_AT)
        .from(CAMPAIGN_DEVICE)
        .where(
            CAMPAIGN_DEVICE.DEVICE_ID.eq(any(devices.toArray(UUID[]::new))),
            CAMPAIGN_DEVICE.STATE.in(names(Concerned.STATES)))
        .fetch(
            row ->
                new Concerned(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    ParticipantState.valueOf(row.value4()),
                    row.value5(),
                    row.value6().toInstant()));
  }

  /** The campaigns in which one of these devices is in one of these states. */
  static Set<UUID> campaigns(
      DSLContext dsl, Collection<UUID> devices, Set<ParticipantState> states) {
    return dsl.selectDistinct(CAMPAIGN_DEVICE.CAMPAIGN_ID)
        .from(CAMPAIGN_DEVICE)
        .where(
            CAMPAIGN_DEVICE.DEVICE_ID.eq(any(devices.toArray(UUID[]::new))),
            CAMPAIGN_DEVICE.STATE.in(names(states)))
        .fetchSet(CAMPAIGN_DEVICE.CAMPAIGN_ID);
  }

  static List<CampaignDeviceRecord> rows(
      DSLContext dsl, Collection<UUID> campaigns, Collection<UUID> devices) {
    UUID[] all = devices.toArray(UUID[]::new);
    List<CampaignDeviceRecord> rows = new ArrayList<>(all.length);
    for (int from = 0; from < all.length; from += MOST_IN_A_STATEMENT) {
      UUID[] some = Arrays.copyOfRange(all, from, Math.min(all.length, from + MOST_IN_A_STATEMENT));
      // By the devices alone: asked for both, H2 reads every device of the campaign.
      dsl
          .selectFrom(CAMPAIGN_DEVICE)
          .where(CAMPAIGN_DEVICE.DEVICE_ID.eq(any(some)))
          .fetch()
          .stream()
          .filter(row -> campaigns.contains(row.getCampaignId()))
          .forEach(rows::add);
    }
    return rows;
  }

  static Set<UUID> devices(DSLContext dsl, UUID campaign) {
    return new HashSet<>(
        dsl.select(CAMPAIGN_DEVICE.DEVICE_ID)
            .from(CAMPAIGN_DEVICE)
            .where(CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(campaign))
            .fetch(CAMPAIGN_DEVICE.DEVICE_ID));
  }

  /** Takes devices up: one statement for thousands of them. */
  static void insert(DSLContext dsl, UUID campaign, List<Waves.Placed> placed, Instant now) {
    // In the order of the index, whatever the order in which they were drawn.
    List<Waves.Placed> ordered =
        placed.stream().sorted(Comparator.comparing(one -> one.device().id())).toList();
    for (int from = 0; from < ordered.size(); from += MOST_IN_A_STATEMENT) {
      int to = Math.min(ordered.size(), from + MOST_IN_A_STATEMENT);
      insertRows(dsl, campaign, ordered.subList(from, to), now);
    }
    Tally tally = new Tally(dsl);
    ordered.stream()
        .collect(groupingBy(Waves.Placed::wave, counting()))
        .forEach(
            (number, devices) ->
                tally.addNew(campaign, number, ParticipantState.TARGETED, devices));
    tally.write();
  }

  private static void insertRows(
      DSLContext dsl, UUID campaign, List<Waves.Placed> placed, Instant now) {
    Field<UUID> id = field(name("device_id"), UUID.class);
    Field<Long> site = field(name("site_id"), Long.class);
    Field<String> host = field(name("host_name"), String.class);
    Field<Integer> wave = field(name("wave"), Integer.class);
    Table<?> drawn =
        table(
                "unnest({0}, {1}, {2}, {3})",
                val(placed.stream().map(one -> one.device().id()).toArray(UUID[]::new)),
                val(placed.stream().map(one -> one.device().siteId()).toArray(Long[]::new)),
                val(placed.stream().map(one -> one.device().hostName()).toArray(String[]::new)),
                val(placed.stream().map(Waves.Placed::wave).toArray(Integer[]::new)))
            .as("drawn", id.getName(), site.getName(), host.getName(), wave.getName());
    Map<Field<?>, Field<?>> row = new LinkedHashMap<>();
    row.put(CAMPAIGN_DEVICE.CAMPAIGN_ID, val(campaign));
    row.put(CAMPAIGN_DEVICE.DEVICE_ID, id);
    row.put(CAMPAIGN_DEVICE.SITE_ID, site);
    row.put(CAMPAIGN_DEVICE.HOST_NAME, host);
    row.put(CAMPAIGN_DEVICE.WAVE, wave);
    row.put(CAMPAIGN_DEVICE.STATE, inline(ParticipantState.TARGETED.name()));
    row.put(CAMPAIGN_DEVICE.CHANGED_AT, val(time(now)));
    SUMS.forEach(sum -> row.put(sum, inline(0L)));
    dsl.insertInto(CAMPAIGN_DEVICE)
        .columns(row.keySet())
        .select(dsl.select(row.values()).from(drawn))
        .execute();
  }

  /** Forgets all devices of a campaign. */
  static void clear(DSLContext dsl, UUID campaign) {
    dsl.deleteFrom(CAMPAIGN_DEVICE).where(CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(campaign)).execute();
    dsl.deleteFrom(CAMPAIGN_COUNT).where(CAMPAIGN_COUNT.CAMPAIGN_ID.eq(campaign)).execute();
    dsl.deleteFrom(CAMPAIGN_SUM).where(CAMPAIGN_SUM.CAMPAIGN_ID.eq(campaign)).execute();
  }

  /**
   * Tells an event to many devices at once: one statement for each state that it moves, whatever
   * the number of devices.
   *
   * @param wave the devices of that wave; null: of all
   */
  static void tellAll(
      DSLContext dsl,
      UUID campaign,
      @Nullable Integer wave,
      ParticipantEvent event,
      @Nullable String reason,
      Instant now) {
    Tally tally = new Tally(dsl);
    for (ParticipantState from : ParticipantState.movedBy(event)) {
      ParticipantState to = from.next(event);
      Condition those =
          CAMPAIGN_DEVICE.CAMPAIGN_ID.eq(campaign).and(CAMPAIGN_DEVICE.STATE.eq(from.name()));
      if (wave != null) {
        those = those.and(CAMPAIGN_DEVICE.WAVE.eq(wave));
      }
      move(dsl, those, to, reason, now);
      counts(dsl, campaign)
          .forEach(
              (number, states) -> {
                Sums moved = states.get(from);
                if (moved != null && (wave == null || wave.equals(number))) {
                  tally.move(campaign, number, from, to, moved);
                }
              });
    }
    tally.write();
  }

  /**
   * Tells an event to the devices for which a condition holds. Only sums over them are read,
   * however many they are.
   *
   * @return how many it moved
   */
  static long tellThose(
      DSLContext dsl,
      UUID campaign,
      Condition condition,
      ParticipantEvent event,
      @Nullable String reason,
      Instant now) {
    Tally tally = new Tally(dsl);
    long told = 0;
    for (ParticipantState from : ParticipantState.movedBy(event)) {
      ParticipantState to = from.next(event);
      Condition those =
          CAMPAIGN_DEVICE
              .CAMPAIGN_ID
              .eq(campaign)
              .and(CAMPAIGN_DEVICE.STATE.eq(from.name()))
              .and(condition);
      for (CampaignCountRecord moved : addedUp(dsl, those)) {
        tally.move(campaign, moved.getWave(), from, to, sums(moved));
        told += moved.getDevices();
      }
      move(dsl, those, to, reason, now);
    }
    tally.write();
    return told;
  }

  private static List<CampaignCountRecord> addedUp(DSLContext dsl, Condition those) {
    return dsl.select(CAMPAIGN_DEVICE.WAVE, count().as(CAMPAIGN_COUNT.DEVICES))
        .select(SUMS.stream().map(column -> sum(column).as(column)).toList())
        .from(CAMPAIGN_DEVICE)
        .where(those)
        .groupBy(CAMPAIGN_DEVICE.WAVE)
        .fetchInto(CAMPAIGN_COUNT);
  }

  private static void move(
      DSLContext dsl, Condition those, ParticipantState to, @Nullable String reason, Instant now) {
    dsl.update(CAMPAIGN_DEVICE)
        .set(CAMPAIGN_DEVICE.STATE, to.name())
        .set(CAMPAIGN_DEVICE.REASON, reason)
        .set(CAMPAIGN_DEVICE.CHANGED_AT, time(now))
        .where(those)
        .execute();
  }

  /** The sums of each wave and state. */
  static Map<Integer, Map<ParticipantState, Sums>> counts(DSLContext dsl, UUID campaign) {
    return counts(dsl, List.of(campaign)).getOrDefault(campaign, Map.of());
  }

  /** The same of several campaigns; one that has no devices yet is missing. */
  static Map<UUID, Map<Integer, Map<ParticipantState, Sums>>> counts(
      DSLContext dsl, Collection<UUID> campaigns) {
    Map<UUID, Map<Integer, Map<ParticipantState, Sums>>> counts = new HashMap<>();
    dsl.selectFrom(CAMPAIGN_COUNT)
        .where(CAMPAIGN_COUNT.CAMPAIGN_ID.eq(any(campaigns.toArray(UUID[]::new))))
        .forEach(
            row ->
                counts
                    .computeIfAbsent(row.getCampaignId(), unused -> new TreeMap<>())
                    .computeIfAbsent(row.getWave(), unused -> new EnumMap<>(ParticipantState.class))
                    .put(ParticipantState.valueOf(row.getState()), sums(row)));
    return counts;
  }

  private static Sums sums(CampaignCountRecord row) {
    return new Sums(
        row.getDevices(),
        row.getPlannedFiles(),
        row.getPlannedBytes(),
        row.getPromptBytes(),
        row.getDeletedFiles(),
        row.getDeletedBytes(),
        row.getHeldFiles(),
        row.getHeldBytes(),
        row.getRestoredFiles(),
        row.getRestoredBytes(),
        row.getReturnedBytes(),
        row.getMeasured());
  }

  static List<String> names(Set<ParticipantState> states) {
    return states.stream().map(ParticipantState::name).toList();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
