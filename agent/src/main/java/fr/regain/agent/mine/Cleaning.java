package fr.regain.agent.mine;

import fr.regain.agent.cleanup.CleanupResult;
import fr.regain.agent.cleanup.Workspace;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.lease.Sums;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.storage.tree.Pace;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One clean-up of what the person has ticked, on a thread of its own. */
final class Cleaning {
  private final Workspace workspace;
  private final Choice choice;
  private final String purpose;
  private final MonotonicClock clock;
  private final Sums sums = new Sums();
  private final long all;
  private volatile long done;
  private final AtomicLong returned = new AtomicLong();
  private volatile boolean ended;
  private volatile @Nullable IOException failure;

  /**
   * Prepares it.
   *
   * @param purpose under which the quarantine holds what goes there
   */
  Cleaning(Workspace workspace, Choice choice, String purpose, MonotonicClock clock) {
    this.workspace = workspace;
    this.choice = choice;
    this.purpose = purpose;
    this.clock = clock;
    this.all =
        choice.groups().stream().mapToLong(group -> choice.part(group).decisions().size()).sum();
  }

  /** Cleans, then goes on; also when something failed. */
  void start(Runnable afterwards) {
    // Not virtual: it calls the system nearly all the time, and on a machine of one core the pages
    // that tell how far it is would have to wait for its end.
    Thread.ofPlatform()
        .daemon()
        .name("cleaning")
        .start(
            () -> {
              try {
                run();
              } catch (IOException failed) {
                failure = failed;
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException fault) {
                failure = new IOException("a fault of this program", fault);
                throw fault;
              } finally {
                end(afterwards);
              }
            });
  }

  private void end(Runnable afterwards) {
    try {
      afterwards.run();
    } finally {
      ended = true;
    }
  }

  private void run() throws IOException, InterruptedException {
    long before = 0;
    for (Choice.Group group : choice.groups()) {
      CleanupPlan part = choice.part(group);
      sums.of(group.rule().id());
      choice.addKept(group, sums);
      if (!part.decisions().isEmpty()) {
        long start = before;
        CleanupResult result =
            workspace.clean(
                part, purpose, Pace.unlimited(clock), (items, ofPart) -> done = start + items);
        sums.cleaned(group.rule().id(), result);
        returned.addAndGet(result.returnedBytes());
        before += part.decisions().size();
        done = before;
      }
    }
  }

  boolean ended() {
    return ended;
  }

  long percent() {
    return all == 0 ? 100 : done * 100 / all;
  }

  /** Bytes that the volumes really got back, measured. */
  long returned() {
    return returned.get();
  }

  Sums sums() {
    return sums;
  }

  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }
}
