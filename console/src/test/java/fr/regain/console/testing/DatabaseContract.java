package fr.regain.console.testing;

import fr.regain.console.platform.Database;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that hold on every kind of database; a subclass for each kind says which. */
public abstract class DatabaseContract {
  /** Each test has its own, as each has its own database. */
  @TempDir protected Path directory;

  /** The database of the present test, empty but for what the schema brings. */
  protected Database database;

  /** Time of the present test. */
  protected final TestClock clock = new TestClock();

  /** A fresh database of the subclass's kind. */
  protected abstract Database open(Path directory);

  @BeforeEach
  void openDatabase() {
    database = open(directory);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  /**
   * Starts something that needs what the caller's transaction holds, and returns once it waits for
   * it, or has ended.
   */
  protected CompletableFuture<Void> startWaiting(Runnable other) {
    CompletableFuture<Void> started = CompletableFuture.runAsync(other);
    String waiting =
        database.isEmbedded()
            ? "select count(*) from information_schema.sessions where blocker_id is not null"
            : "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database()";
    while (!started.isDone()
        && database.read(dsl -> dsl.fetchSingle(waiting).get(0, Long.class)) == 0) {
      Thread.onSpinWait();
    }
    return started;
  }
}
