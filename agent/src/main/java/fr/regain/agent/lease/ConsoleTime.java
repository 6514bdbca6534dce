package fr.regain.agent.lease;

import fr.regain.agent.host.StateFiles;
import fr.regain.agent.host.Uptime.Moment;
import fr.regain.agent.quarantine.Retention;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The console's time as it was last heard, and how to carry it on. Within the same boot the clock
 * that nobody can set carries it. After another boot the wall clock is left, corrected by its last
 * known difference; when that lies before a time that was right, nothing is known.
 *
 * @param console what the console said
 * @param heard when, by the clock that nobody can set
 * @param wallClockAhead wall clock less console, then
 * @param latest the latest time that was certainly right
 */
public record ConsoleTime(Instant console, Moment heard, Duration wallClockAhead, Instant latest) {
  private static final int LARGEST = 4096;
  private static final Duration WORTH_KEEPING = Duration.ofDays(1);

  /**
   * The time now.
   *
   * @param instant by the console's clock, as far as that can be told
   * @param certain whether nobody can have moved it
   * @param wallClockAhead wall clock less that instant
   */
  public record Reading(Instant instant, boolean certain, Duration wallClockAhead) {
    /**
     * Whether the wall clock may say how old a file is, and since when the quarantine holds it:
     * what is taken by a clock that is days off goes too early once the clock is right.
     */
    public boolean tellsAges() {
      return Retention.trusts(wallClockAhead);
    }
  }

  static ConsoleTime heard(Instant console, Moment now, Instant wallClock) {
    return new ConsoleTime(console, now, Duration.between(console, wallClock), console);
  }

  /** The time now; absent when it cannot be told, and then no lease permits anything. */
  public Optional<Reading> now(Moment moment, Instant wallClock) {
    if (moment.followsInSameBoot(heard)) {
      Duration since = moment.sinceBoot().minus(heard.sinceBoot());
      Instant instant = console.plus(since);
      return Optional.of(new Reading(instant, true, Duration.between(instant, wallClock)));
    }
    Instant corrected = wallClock.minus(wallClockAhead);
    return corrected.isBefore(latest)
        ? Optional.empty()
        : Optional.of(new Reading(corrected, false, wallClockAhead));
  }

  /** Whether it tells more than what was heard before, by an hour; or by a day of certain time. */
  boolean isNewsAfter(ConsoleTime before) {
    return !heard.followsInSameBoot(before.heard)
        || isAnHour(
            Duration.between(before.console, console)
                .minus(heard.sinceBoot().minus(before.heard.sinceBoot())))
        || isAnHour(wallClockAhead.minus(before.wallClockAhead))
        || !console.isBefore(before.latest.plus(WORTH_KEEPING));
  }

  private static boolean isAnHour(Duration difference) {
    return difference.abs().compareTo(Duration.ofHours(1)) >= 0;
  }

  ConsoleTime sawCertainly(Instant instant) {
    return instant.isAfter(latest)
        ? new ConsoleTime(console, heard, wallClockAhead, instant)
        : this;
  }

  static Optional<ConsoleTime> load(Path file) {
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(StateFiles.read(file, LARGEST).orElse(new byte[0])));
      return read(properties);
    } catch (IOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  static Optional<ConsoleTime> read(Properties properties) {
    try {
      return Optional.of(
          new ConsoleTime(
              Instant.parse(properties.getProperty("time.console", "")),
              new Moment(
                  Optional.ofNullable(properties.getProperty("time.boot")),
                  Duration.parse(properties.getProperty("time.since-boot", ""))),
              Duration.parse(properties.getProperty("time.ahead", "")),
              Instant.parse(properties.getProperty("time.latest", ""))));
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }

  void save(Path file) throws IOException {
    Properties properties = new Properties();
    write(properties);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    properties.store(content, null);
    StateFiles.replace(file, content.toByteArray());
  }

  void write(Properties properties) {
    properties.setProperty("time.console", console.toString());
    heard.boot().ifPresent(boot -> properties.setProperty("time.boot", boot));
    properties.setProperty("time.since-boot", heard.sinceBoot().toString());
    properties.setProperty("time.ahead", wallClockAhead.toString());
    properties.setProperty("time.latest", latest.toString());
  }
}
