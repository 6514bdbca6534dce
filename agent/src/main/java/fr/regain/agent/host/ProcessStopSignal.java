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

  private void holdUntilEnded() {
    asked.countDown();
    await(ended, PATIENCE);
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
