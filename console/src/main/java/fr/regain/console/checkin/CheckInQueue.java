package fr.regain.console.checkin;

import com.google.common.collect.Queues;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.v1.CheckInResponse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Groups the check-ins that arrive while a commit is under way into the next one, so that a durable
 * commit is paid once for all of them. A device alone waits for nobody.
 */
@Singleton
public final class CheckInQueue {
  private static final Logger LOG = LoggerFactory.getLogger(CheckInQueue.class);

  // More would only wait: a device that is refused comes back by itself, later and spread.
  private static final int WAITING = 4_096;
  // With more callers than this, one part of them is answered while the next is written.
  private static final int ROUND = 128;
  // The disk is asked once a round, whatever its size, and no device minds so short a while.
  private static final Duration GATHERING = Duration.ofMillis(10);

  private final Database database;
  private final CheckInRound round;
  private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(WAITING);
  private final LongAdder taken = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final ReentrantLock writing = new ReentrantLock();
  private final Thread writer;

  CheckInQueue(Database database, CheckInRound round) {
    this.database = database;
    this.round = round;
    this.writer = Thread.ofPlatform().name("check-in").daemon().start(this::writeRounds);
  }

  private record Entry(CheckIn checkIn, CompletableFuture<CheckInResponse> answer) {}

  /**
   * Takes a check-in. The answer comes when all that it acknowledges is durable, on a thread that
   * may wait; instead of it comes a {@link Problem} or another failure when the check-in was
   * refused, or could not be kept.
   */
  CompletableFuture<CheckInResponse> take(CheckIn checkIn) {
    Entry entry = new Entry(checkIn, new CompletableFuture<>());
    if (!waiting.offer(entry)) {
      refuse(
          entry,
          new Problem(
              ProblemCode.TOO_MANY_REQUESTS,
              "More devices check in than this console can take at the moment. It will be tried"
                  + " again."));
    }
    return entry.answer();
  }

  /** How many check-ins were kept since the console started. */
  public long taken() {
    return taken.sum();
  }

  /** How many were refused or could not be kept since then. */
  public long refused() {
    return refused.sum();
  }

  /** How many wait at this moment. */
  public int waiting() {
    return waiting.size();
  }

  private void writeRounds() {
    List<Entry> entries = new ArrayList<>(ROUND);
    try {
      int before = 1;
      while (true) {
        entries.add(waiting.take());
        gather(entries, before);
        before = entries.size();
        writing.lockInterruptibly();
        try {
          write(entries);
        } finally {
          writing.unlock();
        }
        entries.clear();
      }
    } catch (InterruptedException stopped) {
      waiting.drainTo(entries);
      fail(entries, new Problem(ProblemCode.DATABASE_AWAY, "The console is stopping."));
    }
  }

  /** Waits a moment for a whole round, unless devices come one by one. */
  private void gather(List<Entry> entries, int before) throws InterruptedException {
    Duration most = before > 1 ? GATHERING : Duration.ZERO;
    Queues.drain(waiting, entries, ROUND - entries.size(), most);
  }

  private void write(List<Entry> entries) {
    try {
      List<CheckIn> checkIns = entries.stream().map(Entry::checkIn).toList();
      List<Verdict> verdicts = database.write(transaction -> round.run(transaction, checkIns));
      List<Entry> written = List.copyOf(entries);
      // The next round is written while these answers are made and sent.
      Thread.startVirtualThread(() -> answer(written, verdicts));
    } catch (RuntimeException failed) {
      if (entries.size() > 1 && !concernsAll(failed)) {
        // One that cannot be written must not take the others with it.
        entries.forEach(entry -> write(List.of(entry)));
        return;
      }
      if (!(failed instanceof Problem)) {
        LOG.error(
            "A check-in of device {} failed", entries.getFirst().checkIn().deviceId(), failed);
      }
      fail(entries, failed);
    }
  }

  /** Whether one by one would fail the same way: the database is away, or has no room. */
  private static boolean concernsAll(RuntimeException failed) {
    return failed instanceof Problem problem
        && (problem.code() == ProblemCode.DATABASE_AWAY || problem.code() == ProblemCode.DISK_FULL);
  }

  private void answer(List<Entry> entries, List<Verdict> verdicts) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      switch (verdicts.get(i)) {
        case Verdict.Accepted accepted -> {
          taken.increment();
          // An answer that cannot be made is that device's alone.
          CompletableFuture<CheckInResponse> unused =
              entry.answer().completeAsync(() -> round.answer(accepted), Runnable::run);
        }
        case Verdict.Refused(Problem problem) -> refuse(entry, problem);
      }
    }
  }

  private void refuse(Entry entry, RuntimeException cause) {
    refused.increment();
    entry.answer().completeExceptionally(cause);
  }

  private void fail(List<Entry> entries, RuntimeException cause) {
    entries.forEach(entry -> refuse(entry, cause));
  }

  @PreDestroy
  void stop() throws InterruptedException {
    // Never within a write: the embedded database closes its file when its thread is interrupted.
    writing.lock();
    try {
      writer.interrupt();
    } finally {
      writing.unlock();
    }
    writer.join();
  }
}
