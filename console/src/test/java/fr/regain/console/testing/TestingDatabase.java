package fr.regain.console.testing;

import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Fresh databases of both kinds, with the console's schema. */
public final class TestingDatabase {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private TestingDatabase() {}

  /** An H2 file in that directory. */
  public static Database h2(Path directory) {
    return Database.open(new ConsoleConfig.Store(null, null, null), directory);
  }

  /** A new database on a real PostgreSQL server, which ends with this JVM. */
  public static Database postgres(Path directory) {
    return Database.open(postgres(), directory);
  }

  /** The settings that name a new database on that server. */
  public static ConsoleConfig.Store postgres() {
    return new ConsoleConfig.Store(newPostgresUrl(), "postgres", null);
  }

  /** Settings of a console that keeps its memory in a new database on that server. */
  public static Map<String, String> postgresSettings() {
    return Map.of("console.database.url", newPostgresUrl(), "console.database.user", "postgres");
  }

  /** Address of a new database without a schema on that server; its user is {@code postgres}. */
  public static synchronized String newPostgresUrl() {
    try {
      if (server == null) {
        server = EmbeddedPostgres.start();
      }
      String name = "regain" + DATABASES.incrementAndGet();
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      return server.getJdbcUrl("postgres", name);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** The console's settings as they are by default, but for the data directory and the database. */
  public static ConsoleConfig config(Path directory, ConsoleConfig.Store store) {
    return new ConsoleConfig(
        directory,
        "en",
        "Europe/Paris",
        null,
        null,
        new ConsoleConfig.Http("127.0.0.1", 0, null, null, new ConsoleConfig.Tls(null, null)),
        new ConsoleConfig.Accounts(true, null),
        new ConsoleConfig.Identity(
            null, null, null, null, List.of("openid"), "groups", Duration.ofSeconds(10)),
        new ConsoleConfig.Agents(
            "127.0.0.1",
            8443,
            List.of("console.example"),
            Duration.ofHours(1),
            Duration.ofDays(400),
            null),
        new ConsoleConfig.Campaigns(2, Duration.ofDays(30)),
        store,
        new ConsoleConfig.Audit(12),
        new ConsoleConfig.Backup(null, 2),
        new ConsoleConfig.Metrics(null),
        new ConsoleConfig.Webhooks(null),
        new ConsoleConfig.Mail(null, 587, ConsoleConfig.MailTls.STARTTLS, null, null, null));
  }
}
