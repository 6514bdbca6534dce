package fr.regain.console.enrolment;

import fr.regain.console.access.Scope;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the enrolments that are refused, by day, cause and token.
 *
 * <p>Anyone may ask to enrol, so they are counted in memory and written now and then: a flood of
 * them costs no more than one of them, in the database and in time.
 */
@Singleton
public final class RefusedEnrolments {
  /** For how many days they are kept, the present one included. */
  public static final int DAYS = 30;

  private static final int MOST_SHOWN = 20;

  private final Database database;
  private final Clock clock;
  private final SortedMap<RefusalKey, RefusalCount> unwritten = new TreeMap<>();

  RefusedEnrolments(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Counts one.
   *
   * @param secret what was shown as the secret of a token; empty: nothing
   * @param address where it came from
   */
  void count(Problem refused, byte[] secret, String address) {
    switch (refused.code().category()) {
      case INVALID, UNAUTHENTICATED, DENIED, NOT_FOUND, CONFLICT, EXHAUSTED -> {
        Instant now = clock.instant();
        RefusalKey key =
            new RefusalKey(day(now), refused.code().code(), token(refused.code(), secret));
        add(Map.of(key, new RefusalCount(1, now, address)));
      }
      // The console's own trouble says nothing of whoever asked.
      case UNAVAILABLE, INTERNAL -> {}
    }
  }

  private long token(ProblemCode cause, byte[] secret) {
    // Neither of these two is worth a question to the database, or has an answer.
    return secret.length == 0
            || cause == ProblemCode.TOKEN_UNKNOWN
            || cause == ProblemCode.TOO_MANY_REQUESTS
        ? RefusalKey.NO_TOKEN
        : database
            .read(dsl -> TokenStore.find(dsl, TokenText.secretHash(secret)))
            .orElse(RefusalKey.NO_TOKEN);
  }

  private void add(Map<RefusalKey, RefusalCount> counts) {
    synchronized (unwritten) {
      counts.forEach((key, count) -> unwritten.merge(key, count, RefusalCount::plus));
    }
  }

  /** Writes what was counted since the last time. */
  @PreDestroy
  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void write() {
    SortedMap<RefusalKey, RefusalCount> counted;
    synchronized (unwritten) {
      counted = new TreeMap<>(unwritten);
      unwritten.clear();
    }
    if (counted.isEmpty()) {
      return;
    }
    try {
      database.update(dsl -> RefusalStore.add(dsl, counted));
    } catch (RuntimeException unwritable) {
      add(counted);
      throw unwritable;
    }
  }

  /** Forgets those of older days, whether or not anybody was refused since. */
  @Scheduled(initialDelay = "1h", fixedDelay = "24h")
  void prune() {
    database.update(dsl -> RefusalStore.removeBefore(dsl, firstDay(clock.instant())));
  }

  /**
   * Those of the last {@value #DAYS} days by cause and token, the latest first, at most {@value
   * #MOST_SHOWN}.
   *
   * @param scope the sites whose tokens were shown; the whole tree: what showed none is in it too
   */
  public List<RefusedEnrolment> recent(Scope scope) {
    write();
    LocalDate first = firstDay(clock.instant());
    return database.read(dsl -> RefusalStore.since(dsl, scope, first, MOST_SHOWN));
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static LocalDate firstDay(Instant now) {
    return day(now).minusDays(DAYS - 1L);
  }
}
