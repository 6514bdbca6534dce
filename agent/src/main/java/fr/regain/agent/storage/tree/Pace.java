package fr.regain.agent.storage.tree;

import fr.regain.agent.host.MonotonicClock;
import fr.regain.agent.message.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How gently a walk treats the machine: at most so many steps a second, and an end when the machine
 * runs on battery, when its window is over, or when somebody asks. A step is one entry seen or one
 * block read. Safe for several threads.
 */
public final class Pace {
  /** Why a walk ended before its end. */
  public enum Stop {
    /** Somebody asked. */
    REQUESTED(new Text("sur demande", "on request")),
    /** The machine runs on battery. */
    BATTERY(new Text("l'appareil est sur batterie", "the device runs on battery")),
    /** The time that was allowed is over. */
    WINDOW(new Text("le temps accordé est écoulé", "the time allowed is over"));

    private final Text words;

    Stop(Text words) {
      this.words = words;
    }

    /** That what was found is not all, and why. */
    public Text incomplete() {
      return new Text(
          "Incomplet : arrêté avant la fin (" + words.french() + ").",
          "Incomplete: ended early (" + words.english() + ").");
    }
  }

  /** A window that does not end. */
  public static final Duration UNBOUNDED = Duration.ofDays(365);

  private static final long CHECK_NANOS = Duration.ofMillis(500).toNanos();
  private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

  private final MonotonicClock clock;
  private final Supplier<Optional<Stop>> reason;
  private final long stepsPerSecond;
  private final long end;
  private final long start;
  private long nextCheck;
  private long steps;
  private volatile @Nullable Stop stop;

  /**
   * A pace that starts now.
   *
   * @param reason why the work should end now, if it should; asked twice a second
   * @param stepsPerSecond limit of the rate
   * @param window time after which the work ends
   */
  public Pace(
      MonotonicClock clock, Supplier<Optional<Stop>> reason, long stepsPerSecond, Duration window) {
    this.clock = clock;
    this.reason = reason;
    this.stepsPerSecond = stepsPerSecond;
    start = clock.nanos();
    nextCheck = start;
    end = start + window.toNanos();
  }

  /** As fast as the machine can, to the end. */
  public static Pace unlimited(MonotonicClock clock) {
    return new Pace(clock, Optional::empty, Long.MAX_VALUE, UNBOUNDED);
  }

  /** Steps counted so far. */
  synchronized long steps() {
    return steps;
  }

  /** Why the work ends early, if it does. */
  public Optional<Stop> stopped() {
    return Optional.ofNullable(stop);
  }

  /**
   * Counts {@code more} steps, waits where they came too fast, and tells whether to go on. Returns
   * within a second whatever the rate.
   */
  public boolean goOn(int more) {
    Duration wait = count(more);
    while (stop == null && wait.isPositive()) {
      clock.sleep(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
      wait = count(0);
    }
    return stop == null;
  }

  private synchronized Duration count(int more) {
    steps += more;
    long now = clock.nanos();
    if (now - nextCheck >= 0 && stop == null) {
      nextCheck = now + CHECK_NANOS;
      if (now - end >= 0) {
        stop = Stop.WINDOW;
      } else {
        stop = reason.get().orElse(null);
      }
    }
    if (stepsPerSecond == Long.MAX_VALUE) {
      return Duration.ZERO;
    }
    double due = steps * 1e9 / stepsPerSecond;
    return Duration.ofNanos(Math.max(0, (long) due - (now - start)));
  }
}
