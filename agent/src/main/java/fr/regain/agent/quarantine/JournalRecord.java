package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import java.time.Instant;

/** One line of the journal. Times are those of the device's wall clock. */
sealed interface JournalRecord {

  /** A record about one item. */
  sealed interface OfItem extends JournalRecord {
    ItemId id();

    State state();
  }

  /** A run has begun, for the plan of that digest. Keeps the number from being given again. */
  record Began(int run, String planDigest, Instant at) implements JournalRecord {}

  record Intent(ItemId id, Origin origin, Instant at) implements OfItem {
    @Override
    public State state() {
      return State.INTENT;
    }
  }

  /**
   * Held, with the time at which its attributes last changed: it is the move's own, and no account
   * can set it, so that any later change to content, owner, mode, times or attributes shows.
   */
  record Committed(ItemId id, Instant changed, Instant at) implements OfItem {
    @Override
    public State state() {
      return State.COMMITTED;
    }
  }

  record Reverted(ItemId id, String reason, Instant at) implements OfItem {
    @Override
    public State state() {
      return State.REVERTED;
    }
  }

  record RestoreIntent(ItemId id, FilePath directory, FileName name, Instant at) implements OfItem {
    @Override
    public State state() {
      return State.RESTORE_INTENT;
    }
  }

  record Restored(ItemId id, Instant at) implements OfItem {
    @Override
    public State state() {
      return State.RESTORED;
    }
  }

  record PurgeIntent(ItemId id, Instant at) implements OfItem {
    @Override
    public State state() {
      return State.PURGE_INTENT;
    }
  }

  record Purged(ItemId id, Instant at) implements OfItem {
    @Override
    public State state() {
      return State.PURGED;
    }
  }
}
