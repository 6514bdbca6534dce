package fr.regain.agent.lease;

import fr.regain.v1.Lease;
import fr.regain.v1.LeaseMode;
import fr.regain.v1.LeaseReport;
import fr.regain.v1.LeaseStep;
import fr.regain.v1.Share;
import fr.regain.v1.Window;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes one lease further: begins it, runs its process, and says what became of it. */
final class LeaseWork {
  private static final int MOST_FAILURES = 5;

  private final LeaseStore store;
  private final Outbox outbox;
  private final LocalPolicy policy;
  private final Supplier<Optional<ConsoleTime.Reading>> now;
  private final Supplier<Duration> restOfWake;
  private final ChildWork child;

  /**
   * For one wake.
   *
   * @param now the console's time
   * @param restOfWake how long work may still go on; not positive when no more
   */
  LeaseWork(
      LeaseStore store,
      Outbox outbox,
      LocalPolicy policy,
      Supplier<Optional<ConsoleTime.Reading>> now,
      Supplier<Duration> restOfWake,
      ChildWork child) {
    this.store = store;
    this.outbox = outbox;
    this.policy = policy;
    this.now = now;
    this.restOfWake = restOfWake;
    this.child = child;
  }

  /**
   * Does what can be done now.
   *
   * @param asks whether people are asked afterwards
   */
  void advance(
      HeldLease held,
      boolean asks,
      Follower follower,
      BooleanSupplier withdrawn,
      Runnable meanwhile)
      throws IOException, InterruptedException {
    Optional<ConsoleTime.Reading> reading = now.get();
    if (reading.isEmpty()) {
      return;
    }
    if (policy.forbids(held.lease())) {
      endEarly(held, "lease.policy");
      return;
    }
    Instant time = reading.get().instant();
    if (isOver(held, time)) {
      if (reading.get().certain()) {
        endEarly(held, "lease.expired");
      }
      return;
    }
    if (!restores(held.lease()) && !reading.get().tellsAges()) {
      return;
    }
    Duration rest = restOfWake.get();
    Optional<Duration> left =
        left(held, time)
            .map(window -> window.compareTo(rest) < 0 ? window : rest)
            .filter(Duration::isPositive);
    if (left.isPresent()) {
      HeldLease begun = begin(held);
      ChildWork.End end = run(begun, left.get(), follower, withdrawn, meanwhile);
      // Also when the console's word came as the process was ending by itself.
      finish(begun, asks, withdrawn.getAsBoolean() ? ChildWork.End.WITHDRAWN : end);
    }
  }

  private static boolean restores(Lease lease) {
    return lease.getMode() == LeaseMode.LEASE_MODE_RESTORE;
  }

  /** Nothing is permitted any more: it expired, or no window is left. */
  private static boolean isOver(HeldLease held, Instant time) {
    long lastEnd = held.lease().getWindows(held.lease().getWindowsCount() - 1).getEndMillis();
    return time.toEpochMilli() >= lastEnd || !time.isBefore(held.expiry());
  }

  /** What is left of the window that is open, and never beyond the expiry. */
  private static Optional<Duration> left(HeldLease held, Instant time) {
    for (Window window : held.lease().getWindowsList()) {
      Instant start = Instant.ofEpochMilli(window.getStartMillis());
      Instant end = Instant.ofEpochMilli(window.getEndMillis());
      if (!time.isBefore(start) && time.isBefore(end)) {
        return Optional.of(
            Duration.between(time, end.isBefore(held.expiry()) ? end : held.expiry()));
      }
    }
    return Optional.empty();
  }

  private HeldLease begin(HeldLease held) {
    if (held.stage() == Stage.STARTED) {
      return held;
    }
    HeldLease begun = held.at(Stage.STARTED);
    if (held.lease().getMode() == LeaseMode.LEASE_MODE_CLEAN) {
      return outbox.send(
          begun, report(held, LeaseReport.newBuilder(), LeaseStep.LEASE_STEP_STARTED).build());
    }
    store.save(begun);
    return begun;
  }

  private ChildWork.End run(
      HeldLease held,
      Duration left,
      Follower follower,
      BooleanSupplier withdrawn,
      Runnable meanwhile)
      throws IOException, InterruptedException {
    AtomicReference<@Nullable Thread> other = new AtomicReference<>();
    long all = WorkState.load(store.work(held.name())).all();
    try {
      return child.run(
          held,
          all,
          left,
          held.lease().getMode() == LeaseMode.LEASE_MODE_CLEAN ? follower : Follower.NOBODY,
          () -> {
            Thread running = other.get();
            if (running == null || !running.isAlive()) {
              // It reads pipes and calls the system, which would hold a carrier of virtual threads.
              other.set(Thread.ofPlatform().daemon().name("meanwhile").start(meanwhile));
            }
            return withdrawn.getAsBoolean();
          });
    } finally {
      Thread running = other.get();
      if (running != null) {
        running.join();
      }
    }
  }

  private void finish(HeldLease held, boolean asks, ChildWork.End end)
      throws IOException, InterruptedException {
    WorkState state = WorkState.load(store.work(held.name()));
    if (state.problem.isPresent()) {
      outbox.send(
          held.at(Stage.ENDED),
          report(held, state.report(), LeaseStep.LEASE_STEP_FAILED)
              .setReason(state.problem.get())
              .build());
    } else if (state.finished) {
      outbox.send(
          held.at(
              asks && held.lease().getMode() != LeaseMode.LEASE_MODE_DRY_RUN
                  ? Stage.ASKING
                  : Stage.ENDED),
          report(held, state.report(), done(held.lease())).build());
    } else {
      switch (end) {
        case WINDOW, BY_ITSELF -> store.save(held.withFailures(0));
        case STOPPED -> endEarly(held, "lease.stopped");
        case WITHDRAWN -> endEarly(held.withDropped(true), "lease.withdrawn");
        case FAILED -> failed(held);
        case NOT_YET -> throw new IllegalStateException("its process has ended");
      }
    }
  }

  private static LeaseStep done(Lease lease) {
    return switch (lease.getMode()) {
      case LEASE_MODE_DRY_RUN -> LeaseStep.LEASE_STEP_PREVIEWED;
      case LEASE_MODE_CLEAN -> LeaseStep.LEASE_STEP_DONE;
      case LEASE_MODE_RESTORE -> LeaseStep.LEASE_STEP_RESTORED;
      case LEASE_MODE_UNSPECIFIED, UNRECOGNIZED -> LeaseStep.LEASE_STEP_FAILED;
    };
  }

  /** Its process was killed, or has a fault. */
  private void failed(HeldLease held) throws IOException, InterruptedException {
    if (held.failures() + 1 >= MOST_FAILURES) {
      endEarly(held, "lease.failed");
    } else {
      store.save(held.withFailures(held.failures() + 1));
    }
  }

  private void endEarly(HeldLease held, String reason) throws IOException, InterruptedException {
    HeldLease ended = held.at(Stage.ENDED);
    if (held.stage() != Stage.STARTED) {
      outbox.send(
          ended,
          report(held, LeaseReport.newBuilder(), LeaseStep.LEASE_STEP_REFUSED)
              .setReason(reason)
              .build());
      return;
    }
    if (held.lease().getMode() == LeaseMode.LEASE_MODE_CLEAN) {
      child.settle(held.name());
    }
    WorkState state = WorkState.load(store.work(held.name()));
    boolean any = state.done() > 0;
    LeaseStep step =
        any || !reason.equals("lease.failed")
            ? LeaseStep.LEASE_STEP_PARTIAL
            : LeaseStep.LEASE_STEP_FAILED;
    outbox.send(ended, report(held, state.reportOfAPart(), step).setReason(reason).build());
  }

  private static LeaseReport.Builder report(
      HeldLease held, LeaseReport.Builder report, LeaseStep step) {
    return report
        .setLeaseId(held.lease().getId())
        .setCampaignId(held.lease().getCampaignId())
        .setStep(step)
        .setShare(Share.SHARE_SYSTEM);
  }
}
