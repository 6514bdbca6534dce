package fr.regain.console.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * The console's memory: an H2 file in the data directory, or a PostgreSQL server. The same portable
 * SQL runs on both.
 *
 * <p>{@link #write} returns only when what was written survives the loss of the process and of the
 * machine's power.
 */
public final class Database implements AutoCloseable {
  // Enough for pages and check-ins side by side; commits are grouped, so more would only queue
  // inside the database.
  private static final int CONNECTIONS = 10;
  private static final long CONNECT_MILLIS = 5_000;

  // Its SQL states for a database that is closing, or is closed.
  /** What PostgreSQL says of the one character that its texts cannot hold. */
  private static final String UNKEPT_CHARACTER = "22021";

  private static final String H2_CLOSED = "9009";

  private final HikariDataSource source;
  private final Configuration configuration;

  private Database(HikariDataSource source, SQLDialect dialect) {
    this.source = source;
    Settings settings =
        new Settings()
            .withRenderNameCase(RenderNameCase.LOWER)
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
            .withRenderSchema(false)
            .withExecuteLogging(false);
    this.configuration = new DefaultConfiguration().set(dialect).set(settings);
  }

  /**
   * Opens the database that the configuration names, and brings its schema up to date.
   *
   * @param directory where the embedded database is, when the configuration names no other
   * @throws Problem with {@link ProblemCode#DATABASE_AWAY} when it cannot be opened, {@link
   *     ProblemCode#CONFIGURATION_INVALID} when a newer console has changed its schema
   */
  public static Database open(ConsoleConfig.Store store, Path directory) {
    HikariConfig pool = new HikariConfig();
    SQLDialect dialect = configure(pool, store, directory);
    pool.setPoolName("database");
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(CONNECT_MILLIS);
    HikariDataSource source = connect(pool);
    boolean embedded = dialect == SQLDialect.H2;
    try {
      refuseNewer(Schema.of(source, embedded).info());
      if (embedded && Schema.of(source, true).info().pending().length > 0) {
        boolean hasData = Schema.of(source, true).info().applied().length > 0;
        source.close();
        new EmbeddedDatabase(directory).upgrade(hasData);
        source = connect(pool);
      }
      Schema.of(source, embedded).migrate();
    } catch (RuntimeException cannotMigrate) {
      source.close();
      throw cannotMigrate;
    }
    return new Database(source, dialect);
  }

  // What this console does not know of, it would leave out of each row that it writes.
  private static void refuseNewer(MigrationInfoService steps) {
    if (Stream.of(steps.applied())
        .anyMatch(step -> step.getState() == MigrationState.FUTURE_SUCCESS)) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "A newer console has brought the database to step %s, which this one does not know."
                  .formatted(steps.current().getVersion())
              + " Install the newer console again, or restore the backup from before.");
    }
  }

  private static HikariDataSource connect(HikariConfig pool) {
    try {
      return new HikariDataSource(pool);
    } catch (RuntimeException cannotConnect) {
      throw new Problem(
          ProblemCode.DATABASE_AWAY,
          "The database cannot be opened ("
              + rootMessage(cannotConnect)
              + "). If another console uses the same data directory, stop it first; otherwise check"
              + " the disk.",
          cannotConnect);
    }
  }

  private static SQLDialect configure(
      HikariConfig pool, ConsoleConfig.Store store, Path directory) {
    String url = store.url();
    if (url == null) {
      pool.setJdbcUrl(new EmbeddedDatabase(directory).url());
      pool.setUsername(EmbeddedDatabase.USER);
      pool.setPassword(EmbeddedDatabase.PASSWORD);
      return SQLDialect.H2;
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new Problem(
          ProblemCode.CONFIGURATION_INVALID,
          "console.database.url must start with jdbc:postgresql: (leave it out for the embedded"
              + " database).");
    }
    pool.setJdbcUrl(url);
    pool.setUsername(store.user());
    Path passwordFile = store.passwordFile();
    if (passwordFile != null) {
      try {
        pool.setPassword(Files.readString(passwordFile).strip());
      } catch (IOException unreadable) {
        throw new Problem(
            ProblemCode.CONFIGURATION_INVALID,
            "The file of console.database.password-file cannot be read: " + unreadable.getMessage(),
            unreadable);
      }
    }
    return SQLDialect.POSTGRES;
  }

  /** Number of the last step that its schema was brought to. */
  public String schemaVersion() {
    return Schema.of(source, isEmbedded()).info().current().getVersion().getVersion();
  }

  /** Whether it is the file in the data directory. */
  public boolean isEmbedded() {
    return configuration.dialect() == SQLDialect.H2;
  }

  /**
   * Writes the embedded database of one moment to a file, as a ZIP archive.
   *
   * @throws Problem with {@link ProblemCode#DATABASE_AWAY} or {@link ProblemCode#DISK_FULL} when it
   *     was not written
   */
  public void backUp(Path file) {
    try (Connection connection = source.getConnection()) {
      context(connection).execute("backup to ?", file.toString());
    } catch (SQLException | DataAccessException failed) {
      throw translated(failed);
    }
  }

  /**
   * Reads. What it sees is committed; nothing that it does is kept.
   *
   * @throws Problem with {@link ProblemCode#DATABASE_AWAY} when no connection can be had
   */
  public <T> T read(Function<DSLContext, T> reading) {
    try (Connection connection = source.getConnection()) {
      return reading.apply(context(connection));
    } catch (SQLException | DataAccessException failed) {
      throw translated(failed);
    }
  }

  /**
   * Writes in one transaction: all of it, durably, or nothing.
   *
   * @throws Problem with {@link ProblemCode#DATABASE_AWAY} or {@link ProblemCode#DISK_FULL} when it
   *     was not written
   */
  public <T> T write(Function<DSLContext, T> writing) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        DSLContext context = context(connection);
        T result = writing.apply(context);
        connection.commit();
        if (configuration.dialect() == SQLDialect.H2) {
          // H2 hands a commit to the operating system only; this waits until the disk has it.
          try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
          }
          connection.commit();
        }
        return result;
      } catch (Throwable failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException | DataAccessException failed) {
      throw translated(failed);
    }
  }

  /** As {@link #write}, with nothing to return. */
  public void update(Consumer<DSLContext> writing) {
    write(
        context -> {
          writing.accept(context);
          return Boolean.TRUE;
        });
  }

  private DSLContext context(Connection connection) {
    return DSL.using(configuration.derive(new DefaultConnectionProvider(connection)));
  }

  private RuntimeException translated(Exception failed) {
    boolean embedded = configuration.dialect() == SQLDialect.H2;
    String state = sqlState(failed);
    if (embedded && state.startsWith(H2_CLOSED)) {
      // H2 closes itself when its disk fails. Once nobody holds it, the next connection opens it
      // anew.
      source.getHikariPoolMXBean().softEvictConnections();
    }
    if (state.startsWith("53") || (embedded && cause(failed, IOException.class) != null)) {
      return new Problem(
          ProblemCode.DISK_FULL,
          "The console could not write to its disk. Nothing was acknowledged; free some space on"
              + " it.",
          failed);
    }
    if (state.equals(UNKEPT_CHARACTER)) {
      return new Problem(
          ProblemCode.REQUEST_INVALID,
          "A text holds a character that cannot be kept (U+0000).",
          failed);
    }
    boolean connectionLost =
        state.startsWith("08")
            || state.startsWith("57P")
            || (embedded && state.startsWith(H2_CLOSED))
            || cause(failed, SQLTransientConnectionException.class) != null;
    return !connectionLost && failed instanceof DataAccessException unexpected
        ? unexpected
        : away(failed);
  }

  private static String sqlState(Exception failed) {
    SQLException refused = cause(failed, SQLException.class);
    return refused == null || refused.getSQLState() == null ? "" : refused.getSQLState();
  }

  /** The first of a kind among a failure and its causes. */
  private static <T extends Throwable> @Nullable T cause(Throwable failed, Class<T> kind) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return kind.cast(cause);
      }
    }
    return null;
  }

  private static Problem away(Exception failed) {
    return new Problem(
        ProblemCode.DATABASE_AWAY,
        "The console's database does not answer. Nothing was acknowledged; it will be tried again.",
        failed);
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  @Override
  public void close() {
    source.close();
  }
}
