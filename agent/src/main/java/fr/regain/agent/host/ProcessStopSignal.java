package fr.regain.agent.host;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A hook of the runtime's shutdown, which waits for the command's own end. */
final class ProcessStopSignal implements StopSignal {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  ProcessStopSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::holdUntilEnded, "stop-signal"));
  }

  /**
   * A command that ended because it was asked to has done its work: its exit code is 0, not the
   * signal's.
   */
  private void holdUntilEnded() {
    boolean endedByItself = ended.getCount() == 0;
    asked.countDown();
    if (!endedByItself && await(ended, PATIENCE)) {
      Runtime.getRuntime().halt(0);
    }
  }

  @Override
  public boolean awaited(Duration atMost) {
    return await(asked, atMost);
  }

  @Override
  public void close() {
    ended.countDown();
  }

  private static boolean await(CountDownLatch latch, Duration atMost) {
    try {
      return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
