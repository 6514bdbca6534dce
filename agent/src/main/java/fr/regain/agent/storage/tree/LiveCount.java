package fr.regain.agent.storage.tree;

import fr.regain.agent.command.Invocation;
import fr.regain.agent.message.Text;
import java.io.Console;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One line on the terminal that tells how much a walk has seen, for whoever has waited two seconds;
 * gone again when it is closed. How much there is to see nobody knows before the end.
 */
public final class LiveCount implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration STEP = Duration.ofMillis(200);

  private final Invocation to;
  private final Pace pace;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread shown =
      Thread.ofPlatform().daemon().name("live-count").unstarted(this::show);

  private LiveCount(Invocation to, Pace pace) {
    this.to = to;
    this.pace = pace;
  }

  /** Counts the steps of {@code pace}, if a person looks on. */
  public static LiveCount of(Invocation to, Pace pace) {
    LiveCount count = new LiveCount(to, pace);
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
      count.shown.start();
    }
    return count;
  }

  private void show() {
    boolean written = false;
    Duration wait = PATIENCE;
    try {
      while (!ended.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        to.error().print("\r" + line(pace.steps()).in(to.locale()));
        to.error().flush();
        written = true;
        wait = STEP;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (written) {
      to.error().print("\r" + " ".repeat(line(pace.steps()).french().length()) + "\r");
      to.error().flush();
    }
  }

  private static Text line(long steps) {
    Text count = CountText.of(steps);
    return new Text(count.french() + " éléments vus…", count.english() + " things seen… ");
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      shown.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
