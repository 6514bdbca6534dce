package fr.regain.agent.quarantine;

import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says, item by item. Applying a record twice, or records in another order, gives
 * the same: of one item the latest state counts. Of what went back or was deleted only that is
 * kept, so that a record read later does not bring it back.
 */
final class Ledger {

  /** One item as far as the journal knows it, at this moment. */
  final class Entry {
    private final ItemId id;
    private final State state;
    private final byte[] packed;

    private Entry(ItemId id, State state, byte @Nullable [] packed) {
      this.id = id;
      this.state = state;
      this.packed = packed == null ? Packing.nothing() : packed;
    }

    ItemId id() {
      return id;
    }

    State state() {
      return state;
    }

    /** Absent when the record of the intent was damaged, and once the item is back or deleted. */
    Optional<Origin> origin() {
      return packing.origin(packed);
    }

    Optional<JournalRecord.Committed> committed() {
      return packing.committed(id, packed);
    }

    /** When it came into the quarantine, as far as the journal knows. */
    Optional<Instant> since() {
      return packing.since(packed);
    }

    Optional<JournalRecord.Intent> intent() {
      return packing.intent(id, packed);
    }
  }

  private final class Entries implements Iterator<Entry> {
    private final Iterator<Map.Entry<Integer, RunItems>> runs;
    private Map.@Nullable Entry<Integer, RunItems> run;
    private int at;

    private Entries(Iterator<Map.Entry<Integer, RunItems>> runs) {
      this.runs = runs;
    }

    @Override
    public boolean hasNext() {
      while ((run == null || at == run.getValue().size()) && runs.hasNext()) {
        run = runs.next();
        at = 0;
      }
      return run != null && at < run.getValue().size();
    }

    @Override
    public Entry next() {
      if (!hasNext() || run == null) {
        throw new NoSuchElementException();
      }
      return entry(run.getKey(), run.getValue(), at++);
    }
  }

  private final Packing packing = new Packing();
  private final Map<Integer, RunItems> items = new TreeMap<>();
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
        RunItems run = items.computeIfAbsent(ofItem.id().run(), number -> new RunItems());
        apply(ofItem, run, run.findOrAdd(ofItem.id().sequence()));
      }
    }
  }

  private void apply(JournalRecord.OfItem journalRecord, RunItems run, int at) {
    if (journalRecord.state().compareTo(run.state(at)) > 0) {
      run.reach(at, journalRecord.state());
    }
    byte[] packed = run.packed(at);
    if (run.state(at).isGone()) {
      run.pack(at, null);
    } else if (packed != null) {
      switch (journalRecord) {
        case JournalRecord.Intent found -> run.pack(at, packing.with(found, packed));
        case JournalRecord.Committed found -> packing.add(found, packed);
        case JournalRecord.Reverted _,
            JournalRecord.RestoreIntent _,
            JournalRecord.Restored _,
            JournalRecord.PurgeIntent _,
            JournalRecord.Purged _ -> {}
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
    runs.keySet().retainAll(items.keySet());
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
    RunItems run = items.get(id.run());
    int at = run == null ? -1 : run.find(id.sequence());
    return run == null || at < 0 ? Optional.empty() : Optional.of(entry(id.run(), run, at));
  }

  /** All items in the order of their names, each as it is when its turn comes. */
  Iterable<Entry> entries() {
    return () -> new Entries(items.entrySet().iterator());
  }

  private Entry entry(int number, RunItems run, int at) {
    return new Entry(new ItemId(number, run.sequence(at)), run.state(at), run.packed(at));
  }

  /** How many items there are, those of which nothing more can become among them. */
  long size() {
    return items.values().stream().mapToLong(RunItems::size).sum();
  }

  /** How many can become nothing more. */
  long finished() {
    return items.values().stream().mapToLong(RunItems::finished).sum();
  }

  /** Drops the items of which nothing more can become. */
  void forgetFinished() {
    items.values().removeIf(run -> !run.forgetFinished());
  }
}
