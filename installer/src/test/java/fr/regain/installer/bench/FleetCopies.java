package fr.regain.installer.bench;

import fr.regain.console.gateway.IssuedCertificate;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Makes a fleet large: copies of a device that enrolled and checked in for real, row by row in
 * every table that names devices, in the database of a console that is stopped. The copies'
 * identifiers are random, and their rows are written in no order of them, as those of a real fleet
 * are.
 */
final class FleetCopies implements AutoCloseable {
  private final Connection database;

  FleetCopies(Path consoleDirectory) throws SQLException {
    this.database =
        DriverManager.getConnection(
            "jdbc:h2:file:" + consoleDirectory.resolve("regain") + ";CACHE_SIZE=262144",
            "regain",
            "");
  }

  /** Adds copies of a device. */
  void add(UUID original, int count) throws SQLException {
    run("create local temporary table fresh (id uuid not null)");
    run("insert into fresh select random_uuid() from system_range(1, " + count + ")");
    copy("device", "id", original);
    for (String table :
        texts(
            """
            select table_name from information_schema.columns
            where table_schema = 'PUBLIC' and column_name = 'DEVICE_ID' order by table_name\
            """)) {
      copy(table, "device_id", original);
    }
    run("drop table fresh");
  }

  private void copy(String table, String identifier, UUID original) throws SQLException {
    List<String> columns =
        texts(
            """
            select column_name from information_schema.columns
            where table_schema = 'PUBLIC' and is_identity = 'NO' and table_name = upper('%s')\
            """
                .formatted(table));
    List<String> values = columns.stream().map(column -> value(column, identifier)).toList();
    run(
        "insert into %s (%s) select %s from %s as original cross join fresh where original.%s = '%s'"
            .formatted(
                table,
                String.join(", ", columns),
                String.join(", ", values),
                table,
                identifier,
                original));
  }

  private static String value(String column, String identifier) {
    if (column.equalsIgnoreCase(identifier)) {
      return "fresh.id";
    }
    // The number of a certificate, until a copy is given a real one.
    return column.equals("SERIAL") ? "replace(fresh.id, '-')" : "original." + column;
  }

  /** Every device there is. */
  List<UUID> ids() throws SQLException {
    return texts("select id from device").stream().map(UUID::fromString).toList();
  }

  /** Puts a real certificate of a copy on record. */
  void certify(UUID id, IssuedCertificate issued) throws SQLException {
    try (PreparedStatement update =
        database.prepareStatement(
            "update certificate set serial = ?, key_hash = ? where device_id = ?")) {
      update.setString(1, issued.serial());
      update.setString(2, issued.keyHash());
      update.setObject(3, id);
      update.executeUpdate();
    }
  }

  private void run(String sql) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = database.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
