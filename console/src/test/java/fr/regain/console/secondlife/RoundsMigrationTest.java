package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A workshop that was there before each departure kept its own gain. */
final class RoundsMigrationTest {
  private final JdbcDataSource source = new JdbcDataSource();

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        // Of devices, and there are none here.
        .placeholders(Map.of("place", "0"))
        .target(version)
        .load()
        .migrate();
  }

  private static void piece(Statement statement, int id, String stage, String act)
      throws SQLException {
    statement.execute(
        "insert into equipment (id, short_id, kind, site_id, surplus, origin, created_at,"
            + " changed_at)"
            + " values (%1$d, 'AAAA000%1$d', 'LAPTOP', 1, false, 'PERSON', current_timestamp,"
                .formatted(id)
            + " current_timestamp)");
    statement.execute(
        "insert into second_life (equipment_id, stage, displacement, months_gained, changed_at)"
            + " values (%d, '%s', 'devis %1$d', 24, current_timestamp)".formatted(id, stage));
    for (String step : List.of("'COLLECT', 'RESERVED', 'COLLECTED'", act)) {
      statement.execute(
          "insert into second_life_step (equipment_id, act, from_stage, to_stage, at, account_id,"
              + " account_name, address, comment, undone) values ("
              + id
              + ", "
              + step
              + ", current_timestamp, 1, 'Inès', '::1', '', false)");
    }
  }

  private static List<String> read(Statement statement, String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  @Test
  void theGain_goesToTheDeparture_andWhatHadLeftIsGone() throws Exception {
    source.setURL("jdbc:h2:mem:rounds;DB_CLOSE_DELAY=-1");
    migrate("24");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      piece(statement, 1, "ASSIGNED", "'ASSIGN', 'RECONDITIONED', 'ASSIGNED'");
      piece(statement, 2, "GIVEN", "'GIVE', 'RECONDITIONED', 'GIVEN'");
      migrate("26");

      assertThat(
              read(
                  statement,
                  "select act || ' ' || displacement || ' ' || months_gained from second_life_step"
                      + " where displacement is not null order by id"))
          .containsExactly("ASSIGN devis 1 24", "GIVE devis 2 24");
      assertThat(read(statement, "select id from equipment where left_at is not null"))
          .containsExactly("2");
    }
  }
}
