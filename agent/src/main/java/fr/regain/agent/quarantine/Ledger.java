package fr.regain.agent.quarantine;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says, item by item. Applying a record twice, or records in another order, gives
 * the same: of one item the latest state counts.
 */
final class Ledger {

  /** One item as far as the journal knows it. */
  static final class Entry {
    private final ItemId id;
    private State state = State.PLANNED;
    private JournalRecord.@Nullable Intent intent;
    private JournalRecord.@Nullable Committed committed;

    private Entry(ItemId id) {
      this.id = id;
    }

    ItemId id() {
      return id;
    }

    State state() {
      return state;
    }

    /** Absent only when the record of the intent was damaged. */
    Optional<Origin> origin() {
      return Optional.ofNullable(intent).map(JournalRecord.Intent::origin);
    }

    Optional<JournalRecord.Committed> committed() {
      return Optional.ofNullable(committed);
    }

    /** When it came into the quarantine, as far as the journal knows. */
    Optional<Instant> since() {
      return committed()
          .map(JournalRecord.Committed::at)
          .or(() -> Optional.ofNullable(intent).map(JournalRecord.Intent::at));
    }

    Optional<JournalRecord.Intent> intent() {
      return Optional.ofNullable(intent);
    }

    private void apply(JournalRecord.OfItem journalRecord) {
      switch (journalRecord) {
        case JournalRecord.Intent found -> intent = found;
        case JournalRecord.Committed found -> committed = found;
        case JournalRecord.Reverted _,
            JournalRecord.RestoreIntent _,
            JournalRecord.Restored _,
            JournalRecord.PurgeIntent _,
            JournalRecord.Purged _ -> {}
      }
      if (journalRecord.state().compareTo(state) > 0) {
        state = journalRecord.state();
      }
    }
  }

  private final Map<ItemId, Entry> entries = new TreeMap<>();
  private final Map<Integer, String> purposes = new TreeMap<>();
  private int lastRun;
  private int damaged;

  void apply(JournalRecord journalRecord) {
    switch (journalRecord) {
      case JournalRecord.Began began -> {
        lastRun = Math.max(lastRun, began.run());
        if (!began.planDigest().isEmpty()) {
          purposes.put(began.run(), began.planDigest());
        }
      }
      case JournalRecord.OfItem ofItem -> {
        lastRun = Math.max(lastRun, ofItem.id().run());
        entries.computeIfAbsent(ofItem.id(), Entry::new).apply(ofItem);
      }
    }
  }

  void countDamage(int stretches) {
    damaged += stretches;
  }

  /** What a run was for; empty when the journal has lost it. */
  String purpose(int run) {
    return purposes.getOrDefault(run, "");
  }

  /** The purposes of the runs that still have items. */
  Map<Integer, String> runs() {
    Map<Integer, String> runs = new TreeMap<>(purposes);
    runs.keySet().retainAll(entries.keySet().stream().map(ItemId::run).toList());
    return runs;
  }

  /** Stretches of the journal that could not be read. */
  int damaged() {
    return damaged;
  }

  /** The highest number that a run has had. */
  int lastRun() {
    return lastRun;
  }

  /** Raises the highest number that a run has had, for a directory of which no record is left. */
  void sawRun(int run) {
    lastRun = Math.max(lastRun, run);
  }

  Optional<Entry> find(ItemId id) {
    return Optional.ofNullable(entries.get(id));
  }

  Collection<Entry> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  /** Drops the items of which nothing more can become. */
  void forgetFinished() {
    entries.values().removeIf(entry -> entry.state().isFinal());
  }
}
