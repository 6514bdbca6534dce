package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileFacts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles what an interruption left open. The content's presence under its fixed name decides: a
 * move into the quarantine is done when it is there, a restore or a purge when it is not. Whatever
 * is there is held; nothing is moved or deleted here. What cannot be recorded, on a full volume, is
 * found out anew at each opening.
 */
final class Recovery {
  private final Contents contents;
  private final Journal journal;
  private final InstantSource clock;

  Recovery(Contents contents, Journal journal, InstantSource clock) {
    this.contents = contents;
    this.journal = journal;
    this.clock = clock;
  }

  void run() throws FileAccessException {
    List<JournalRecord> settled = new ArrayList<>();
    for (Ledger.Entry entry : journal.ledger().entries()) {
      settle(entry).ifPresent(settled::add);
    }
    journal.settle(List.of(), settled);
  }

  private Optional<JournalRecord> settle(Ledger.Entry entry) throws FileAccessException {
    ItemId id = entry.id();
    return switch (entry.state()) {
      case INTENT -> {
        Optional<FileFacts> facts = contents.facts(id);
        // Held since it was announced: a time of each opening would never let it grow old.
        yield Optional.of(
            facts.isPresent()
                ? new JournalRecord.Committed(
                    id, facts.get().changed(), entry.since().orElseThrow())
                : new JournalRecord.Reverted(id, "interrupted", clock.instant()));
      }
      case RESTORE_INTENT ->
          contents.facts(id).isPresent()
              ? Optional.empty()
              : Optional.of(new JournalRecord.Restored(id, clock.instant()));
      case PURGE_INTENT ->
          contents.facts(id).isPresent()
              ? Optional.empty()
              : Optional.of(new JournalRecord.Purged(id, clock.instant()));
      case PLANNED, MOVED, VERIFIED, COMMITTED, REVERTED, RESTORED, PURGED -> Optional.empty();
    };
  }
}
