package fr.regain.console.testing;

import fr.regain.console.platform.Database;
import java.nio.file.Path;
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
}
