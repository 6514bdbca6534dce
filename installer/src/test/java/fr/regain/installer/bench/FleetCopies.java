package fr.regain.installer.bench;

import fr.regain.console.device.DevicePlace;
import fr.regain.console.gateway.IssuedCertificate;
import fr.regain.v1.HardwareFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    run("create local temporary table fresh (id uuid not null, number bigint, place bigint)");
    run(
        "insert into fresh (id, number) select random_uuid(), x from system_range(1, "
            + count
            + ")");
    run("update fresh set place = cast(substring(cast(id as binary(16)) from 9) as bigint)");
    copy("device", "id", original);
    for (String table : tablesWith("DEVICE_ID")) {
      copy(table, "device_id", original);
    }
    for (String table : tablesWith("PLACE")) {
      if (!table.equals("DEVICE")) {
        copy(table, "place", original);
      }
    }
    run("drop table fresh");
    // All copies have the serial number of one machine, which no survey of a real fleet meets.
    run("update survey set received_through = current_timestamp");
  }

  private List<String> tablesWith(String column) throws SQLException {
    return texts(
        """
        select table_name from information_schema.columns
        where table_schema = 'PUBLIC' and column_name = '%s' order by table_name\
        """
            .formatted(column));
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
                identifier.equals("place") ? DevicePlace.of(original) : original));
  }

  private static String value(String column, String identifier) {
    if (column.equals("PLACE")) {
      return "fresh.place";
    }
    if (column.equalsIgnoreCase(identifier)) {
      return "fresh.id";
    }
    return switch (column) {
      // The number of a certificate, until a copy is given a real one.
      case "SERIAL" -> "replace(fresh.id, '-')";
      // What is written on a label.
      case "SHORT_ID" -> "'B' || lpad(fresh.number, 7, '0')";
      default -> "original." + column;
    };
  }

  /** Every device there is. */
  List<UUID> ids() throws SQLException {
    return texts("select id from device").stream().map(UUID::fromString).toList();
  }

  /** Puts a real certificate of a copy on record, by which the console recognises it. */
  void certify(UUID id, IssuedCertificate issued, HardwareFacts facts) throws SQLException {
    try (PreparedStatement update =
        database.prepareStatement(
            "update certificate set serial = ?, key_hash = ? where device_id = ?")) {
      update.setString(1, issued.serial());
      update.setString(2, issued.keyHash());
      update.setObject(3, id);
      update.executeUpdate();
    }
    try (PreparedStatement update =
        database.prepareStatement(
            "update check_in_state set recognised_by = ?,"
                + " renew_at = current_timestamp + interval '60' day where place = ?")) {
      update.setBytes(1, recognisedBy(issued.serial(), facts));
      update.setLong(2, DevicePlace.of(id));
      update.executeUpdate();
    }
  }

  /** As a check-in before would have left it. */
  private static byte[] recognisedBy(String serial, HardwareFacts facts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(serial.getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) 0);
      return digest.digest(facts.toByteArray());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
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
