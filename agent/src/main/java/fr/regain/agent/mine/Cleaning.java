package fr.regain.agent.mine;

import fr.regain.agent.cleanup.CleanupResult;
import fr.regain.agent.cleanup.Workspace;
import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.lease.Sums;
import fr.regain.agent.plan.CleanupPlan;
import fr.regain.agent.storage.tree.Pace;
import fr.regain.v1.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One clean-up of what the person has ticked, on a thread of its own. Then it waits for the
 * programs that keep a part of it.
 */
final class Cleaning {
  private final Workspace workspace;
  private final Choice choice;
  private final String purpose;
  private final MonotonicClock clock;
  private final Remainder remainder;
  private final Sums sums = new Sums();
  private volatile List<Finding> later = List.of();
  private final long all;
  private volatile long done;
  private final AtomicLong returned = new AtomicLong();
  private volatile boolean ended;
  private volatile boolean waiting;
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
    this.remainder = new Remainder(workspace, choice.plan(), purpose, clock);
    this.all =
        choice.groups().stream().mapToLong(group -> choice.part(group).decisions().size()).sum();
  }

  /**
   * Cleans, waits for programs, and goes on; also when something failed.
   *
   * @param permission what the person's yes rests on, while programs are waited for
   * @param afterwards happens once all is done but for what programs keep
   * @param atLast is told what was done since, when nothing more is waited for, if anything was
   */
  void start(Remainder.Permission permission, Runnable afterwards, Consumer<Sums> atLast) {
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
              if (waiting) {
                awaitPrograms(permission, atLast);
              }
            });
  }

  private void awaitPrograms(Remainder.Permission permission, Consumer<Sums> atLast) {
    Sums since = new Sums();
    try {
      remainder.await(
          permission,
          (rule, result) -> {
            add(rule, result, since);
            later = since.findings();
          });
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      remainder.end(since);
      later = since.findings();
      try {
        atLast.accept(since);
      } finally {
        waiting = false;
      }
    }
  }

  private void end(Runnable afterwards) {
    if (failure != null) {
      remainder.end(sums);
    }
    try {
      afterwards.run();
    } finally {
      waiting = !remainder.isEmpty();
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
        add(group.rule().id(), result, sums);
        remainder.add(result.keptByPrograms());
        before += part.decisions().size();
        done = before;
      }
    }
  }

  private void add(String rule, CleanupResult result, Sums to) {
    to.cleaned(rule, result, Remainder.WAITS);
    returned.addAndGet(result.returnedBytes());
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

  /** What was done before any program was waited for. */
  Sums sums() {
    return sums;
  }

  /** What was done since; of each rule that waits, once it has had its turn. */
  List<Finding> later() {
    return later;
  }

  /** Whether a program is still waited for. */
  boolean isWaiting() {
    return waiting;
  }

  /** What waits for it. */
  Choice.Total remaining() {
    return remainder.total();
  }

  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }
}
