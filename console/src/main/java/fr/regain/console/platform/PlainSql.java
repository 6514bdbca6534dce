package fr.regain.console.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Statements that are sent as they are written: for the round of check-ins alone, where to render
 * and to bind a statement by jOOQ took as long as the database takes to carry it out. Each must be
 * valid on H2 and on PostgreSQL.
 */
public final class PlainSql {
  private PlainSql() {}

  /** Makes something of the present row of an answer. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads the row; its columns are numbered from 1. */
    T of(ResultSet row) throws SQLException;
  }

  /**
   * Reads all rows.
   *
   * @param values of its question marks; arrays of {@link UUID}, {@link Long} or {@link String}
   *     stand for {@code any(?)}
   */
  public static <T> List<T> read(
      DSLContext dsl, String query, Reading<T> reading, Object... values) {
    return dsl.connectionResult(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(connection, statement, values);
            List<T> read = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                read.add(reading.of(rows));
              }
            }
            return read;
          }
        });
  }

  /**
   * Carries out a statement once for each row of values, all of them in one exchange with the
   * database.
   *
   * @return how many rows of the table each of them changed
   */
  public static int[] change(DSLContext dsl, String change, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return new int[0];
    }
    return dsl.connectionResult(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(change)) {
            for (Object[] values : rows) {
              bind(connection, statement, values);
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }

  private static void bind(Connection connection, PreparedStatement statement, Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case UUID[] ids -> statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
        case Long[] numbers ->
            statement.setArray(i + 1, connection.createArrayOf("bigint", numbers));
        case String[] texts ->
            statement.setArray(i + 1, connection.createArrayOf("varchar", texts));
        case null -> statement.setObject(i + 1, null);
        case Object value -> statement.setObject(i + 1, value);
      }
    }
  }
}
