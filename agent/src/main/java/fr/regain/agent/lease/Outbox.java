package fr.regain.agent.lease;

import com.google.protobuf.ByteString;
import fr.regain.agent.spool.Spool;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.Report;
import java.util.Optional;

/**
 * Puts reports of leases into the spool, each once. The lease's file first says which report goes
 * under which number, together with the lease's new state; a crash in between is made up for at the
 * next start, before anything else is appended.
 */
final class Outbox {
  private final LeaseStore store;
  private final Spool spool;
  private boolean used;

  Outbox(LeaseStore store, Spool spool) {
    this.store = store;
    this.spool = spool;
  }

  /** Whether anything was appended since this was last asked. */
  boolean takeUsed() {
    boolean was = used;
    used = false;
    return was;
  }

  /** Saves the changed lease and reports it. */
  HeldLease send(HeldLease changed, LeaseReport report) {
    HeldLease announcing =
        changed.announcing(
            Optional.of(new HeldLease.Announced(spool.id(), spool.nextNumber(), report)));
    store.save(announcing);
    return append(announcing, report);
  }

  /** Reports what no file remembers: a lease that is not believed has none. */
  void send(LeaseReport report) {
    spool.append(report);
    used = true;
  }

  /** Finishes what a crash interrupted. */
  void recover() {
    for (HeldLease held : store.load()) {
      held.announced().ifPresent(announced -> finish(held, announced));
    }
  }

  private void finish(HeldLease held, HeldLease.Announced announced) {
    ByteString body = announced.report().toByteString();
    boolean appended =
        announced.spool().equals(spool.id())
            && spool
                .find(announced.number())
                .filter(Report::hasLease)
                .filter(report -> report.getLease().toByteString().equals(body))
                .isPresent();
    if (appended) {
      store.save(held.announcing(Optional.empty()));
    } else {
      send(held, announced.report());
    }
  }

  private HeldLease append(HeldLease announcing, LeaseReport report) {
    spool.append(report);
    used = true;
    HeldLease done = announcing.announcing(Optional.empty());
    store.save(done);
    return done;
  }
}
