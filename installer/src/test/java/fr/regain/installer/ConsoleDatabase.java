package fr.regain.installer;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * The console's embedded database, read beside the console.
 *
 * @param file without its ending; only when the console has ended is it free to be read
 */
record ConsoleDatabase(Path file) {

  /** Whether there is one yet. */
  boolean exists() {
    return Files.exists(Path.of(file + ".mv.db"));
  }

  /** The rows of a query with its parameters. */
  Result<Record> query(String sql, Object... parameters) {
    try (Connection connection =
        DriverManager.getConnection("jdbc:h2:file:" + file + ";IFEXISTS=TRUE", "regain", "")) {
      return DSL.using(connection, SQLDialect.H2).fetch(sql, parameters);
    } catch (SQLException failure) {
      throw new AssertionError("the console's database cannot be read: " + file, failure);
    }
  }

  /** Changes something, while the console has ended. */
  void execute(String sql, Object... parameters) {
    try (Connection connection =
        DriverManager.getConnection("jdbc:h2:file:" + file + ";IFEXISTS=TRUE", "regain", "")) {
      DSL.using(connection, SQLDialect.H2).execute(sql, parameters);
    } catch (SQLException failure) {
      throw new AssertionError("the console's database cannot be changed: " + file, failure);
    }
  }

  /** The only number of a query. */
  long number(String sql, Object... parameters) {
    return query(sql, parameters).getFirst().get(0, Long.class);
  }

  /** 16 bytes of the wire as the database knows them. */
  static UUID uuid(ByteString bytes) {
    ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
