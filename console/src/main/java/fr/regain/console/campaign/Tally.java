package fr.regain.console.campaign;

import static fr.regain.console.schema.Tables.CAMPAIGN_COUNT;
import static fr.regain.console.schema.Tables.CAMPAIGN_DEVICE;
import static fr.regain.console.schema.Tables.CAMPAIGN_SUM;

import fr.regain.console.schema.tables.records.CampaignDeviceRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Changes to devices of campaigns, and to the sums over them, written together. One is made for a
 * transaction that holds the campaigns' rows.
 */
final class Tally {
  // What of a device's row ever changes.
  private static final List<Field<?>> WRITTEN =
      Arrays.stream(CAMPAIGN_DEVICE.fields())
          .filter(field -> !CAMPAIGN_DEVICE.getPrimaryKey().getFields().contains(field))
          .toList();

  private final DSLContext dsl;
  private final Map<Participant, Changed> changed = new LinkedHashMap<>();
  private final Map<Cell, Sums> counts = new HashMap<>();
  private final Map<RuleCell, RuleSums> sums = new HashMap<>();

  private record Participant(UUID campaign, UUID device) {}

  private record Changed(CampaignDeviceRecord row, int wave, String state, Sums sums) {}

  private record Cell(UUID campaign, int wave, String state) {}

  private record RuleCell(UUID campaign, long site, String rule, Share share) {}

  Tally(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** Says that the row is about to be changed. */
  void changing(CampaignDeviceRecord row) {
    changed.computeIfAbsent(
        new Participant(row.getCampaignId(), row.getDeviceId()),
        unused -> new Changed(row, row.getWave(), row.getState(), sums(row)));
  }

  /** Adds to what a rule planned and did at the device's site. */
  void addRule(CampaignDeviceRecord row, String rule, Share share, RuleSums added) {
    sums.merge(
        new RuleCell(row.getCampaignId(), row.getSiteId(), rule, share), added, RuleSums::plus);
  }

  /** Counts new devices; their rows are written by the caller. */
  void addNew(UUID campaign, int wave, ParticipantState state, long devices) {
    counts.merge(new Cell(campaign, wave, state.name()), Sums.ofNew(devices), Sums::plus);
  }

  /** Moves what is counted in one state to another; the rows are written by the caller. */
  void move(UUID campaign, int wave, ParticipantState from, ParticipantState to, Sums moved) {
    counts.merge(new Cell(campaign, wave, from.name()), Sums.NONE.minus(moved), Sums::plus);
    counts.merge(new Cell(campaign, wave, to.name()), moved, Sums::plus);
  }

  /** Writes everything. */
  void write() {
    List<CampaignDeviceRecord> rows = new ArrayList<>();
    changed.forEach(
        (participant, before) -> {
          CampaignDeviceRecord row = before.row();
          counts.merge(
              new Cell(row.getCampaignId(), before.wave(), before.state()),
              Sums.NONE.minus(before.sums()),
              Sums::plus);
          counts.merge(
              new Cell(row.getCampaignId(), row.getWave(), row.getState()), sums(row), Sums::plus);
          rows.add(row);
        });
    if (!rows.isEmpty()) {
      update(rows);
    }
    counts.values().removeIf(Sums.NONE::equals);
    writeCounts();
    sums.values().removeIf(RuleSums.NONE::equals);
    writeSums();
    changed.clear();
    counts.clear();
    sums.clear();
  }

  private void update(Collection<CampaignDeviceRecord> rows) {
    Map<Field<?>, @Nullable Object> all = new LinkedHashMap<>();
    WRITTEN.forEach(field -> all.put(field, null));
    BatchBindStep batch =
        dsl.batch(
            dsl.update(CAMPAIGN_DEVICE)
                .set(all)
                .where(
                    CAMPAIGN_DEVICE.CAMPAIGN_ID.eq((UUID) null),
                    CAMPAIGN_DEVICE.DEVICE_ID.eq((UUID) null)));
    for (CampaignDeviceRecord row : rows) {
      List<Object> values = new ArrayList<>();
      WRITTEN.forEach(field -> values.add(row.get(field)));
      values.add(row.getCampaignId());
      values.add(row.getDeviceId());
      batch = batch.bind(values.toArray());
    }
    batch.execute();
  }

  private void writeCounts() {
    counts.forEach(
        (cell, added) -> {
          Map<Field<Long>, Long> columns = columns(added);
          Map<Field<?>, Field<?>> more = new LinkedHashMap<>();
          columns.forEach((column, amount) -> more.put(column, column.plus(amount)));
          int updated =
              dsl.update(CAMPAIGN_COUNT)
                  .set(more)
                  .where(
                      CAMPAIGN_COUNT.CAMPAIGN_ID.eq(cell.campaign()),
                      CAMPAIGN_COUNT.WAVE.eq(cell.wave()),
                      CAMPAIGN_COUNT.STATE.eq(cell.state()))
                  .execute();
          if (updated == 0) {
            dsl.insertInto(CAMPAIGN_COUNT)
                .set(CAMPAIGN_COUNT.CAMPAIGN_ID, cell.campaign())
                .set(CAMPAIGN_COUNT.WAVE, cell.wave())
                .set(CAMPAIGN_COUNT.STATE, cell.state())
                .set(columns)
                .execute();
          }
        });
  }

  private static Map<Field<Long>, Long> columns(Sums sums) {
    Map<Field<Long>, Long> columns = new LinkedHashMap<>();
    columns.put(CAMPAIGN_COUNT.DEVICES, sums.devices());
    columns.put(CAMPAIGN_COUNT.PLANNED_FILES, sums.plannedFiles());
    columns.put(CAMPAIGN_COUNT.PLANNED_BYTES, sums.plannedBytes());
    columns.put(CAMPAIGN_COUNT.PROMPT_BYTES, sums.promptBytes());
    columns.put(CAMPAIGN_COUNT.DELETED_FILES, sums.deletedFiles());
    columns.put(CAMPAIGN_COUNT.DELETED_BYTES, sums.deletedBytes());
    columns.put(CAMPAIGN_COUNT.HELD_FILES, sums.heldFiles());
    columns.put(CAMPAIGN_COUNT.HELD_BYTES, sums.heldBytes());
    columns.put(CAMPAIGN_COUNT.RESTORED_FILES, sums.restoredFiles());
    columns.put(CAMPAIGN_COUNT.RESTORED_BYTES, sums.restoredBytes());
    columns.put(CAMPAIGN_COUNT.RETURNED_BYTES, sums.returnedBytes());
    columns.put(CAMPAIGN_COUNT.MEASURED, sums.measured());
    return columns;
  }

  private void writeSums() {
    if (sums.isEmpty()) {
      return;
    }
    BatchBindStep update =
        dsl.batch(
            dsl.update(CAMPAIGN_SUM)
                .set(CAMPAIGN_SUM.PLANNED_FILES, CAMPAIGN_SUM.PLANNED_FILES.plus((Long) null))
                .set(CAMPAIGN_SUM.PLANNED_BYTES, CAMPAIGN_SUM.PLANNED_BYTES.plus((Long) null))
                .set(CAMPAIGN_SUM.DELETED_FILES, CAMPAIGN_SUM.DELETED_FILES.plus((Long) null))
                .set(CAMPAIGN_SUM.DELETED_BYTES, CAMPAIGN_SUM.DELETED_BYTES.plus((Long) null))
                .set(CAMPAIGN_SUM.HELD_FILES, CAMPAIGN_SUM.HELD_FILES.plus((Long) null))
                .set(CAMPAIGN_SUM.HELD_BYTES, CAMPAIGN_SUM.HELD_BYTES.plus((Long) null))
                .set(CAMPAIGN_SUM.RESTORED_FILES, CAMPAIGN_SUM.RESTORED_FILES.plus((Long) null))
                .set(CAMPAIGN_SUM.RESTORED_BYTES, CAMPAIGN_SUM.RESTORED_BYTES.plus((Long) null))
                .where(
                    CAMPAIGN_SUM.CAMPAIGN_ID.eq((UUID) null),
                    CAMPAIGN_SUM.SITE_ID.eq((Long) null),
                    CAMPAIGN_SUM.RULE_ID.eq((String) null),
                    CAMPAIGN_SUM.SHARE.eq((String) null)));
    List<Object[]> rows = new ArrayList<>();
    sums.forEach((cell, added) -> rows.add(values(cell, added)));
    for (Object[] row : rows) {
      update = update.bind(row);
    }
    int[] updated = update.execute();
    BatchBindStep insert =
        dsl.batch(
            dsl.insertInto(
                    CAMPAIGN_SUM,
                    CAMPAIGN_SUM.PLANNED_FILES,
                    CAMPAIGN_SUM.PLANNED_BYTES,
                    CAMPAIGN_SUM.DELETED_FILES,
                    CAMPAIGN_SUM.DELETED_BYTES,
                    CAMPAIGN_SUM.HELD_FILES,
                    CAMPAIGN_SUM.HELD_BYTES,
                    CAMPAIGN_SUM.RESTORED_FILES,
                    CAMPAIGN_SUM.RESTORED_BYTES,
                    CAMPAIGN_SUM.CAMPAIGN_ID,
                    CAMPAIGN_SUM.SITE_ID,
                    CAMPAIGN_SUM.RULE_ID,
                    CAMPAIGN_SUM.SHARE)
                .values(
                    (Long) null, null, null, null, null, null, null, null, null, null, null, null));
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        insert = insert.bind(rows.get(i));
      }
    }
    if (insert.size() > 0) {
      insert.execute();
    }
  }

  private static Object[] values(RuleCell cell, RuleSums added) {
    return new Object[] {
      added.plannedFiles(),
      added.plannedBytes(),
      added.deletedFiles(),
      added.deletedBytes(),
      added.heldFiles(),
      added.heldBytes(),
      added.restoredFiles(),
      added.restoredBytes(),
      cell.campaign(),
      cell.site(),
      cell.rule(),
      cell.share().name()
    };
  }

  /** What one device planned and did. */
  static Sums sums(CampaignDeviceRecord row) {
    return new Sums(
        1,
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
}
