package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Step 22 of the schema: what check-ins write is kept by the place of the device. */
final class PlaceStepTest {
  private static final List<UUID> DEVICES =
      List.of(
          UUID.fromString("00000000-0000-0001-7fff-ffffffffffff"),
          UUID.fromString("ffffffff-ffff-fffe-8000-000000000001"));

  @TempDir private Path directory;

  @Test
  void devicesOfBefore_keepWhatIsKnownOfThem_onH2() {
    check(
        new EmbeddedDatabase(directory).url(),
        EmbeddedDatabase.USER,
        EmbeddedDatabase.PASSWORD,
        SQLDialect.H2);
  }

  @Test
  void devicesOfBefore_keepWhatIsKnownOfThem_onPostgresql() {
    check(TestingDatabase.newPostgresUrl(), "postgres", "", SQLDialect.POSTGRES);
  }

  private static void check(String url, String user, String password, SQLDialect dialect) {
    try (HikariDataSource source = new HikariDataSource()) {
      source.setJdbcUrl(url);
      source.setUsername(user);
      source.setPassword(password);
      Flyway steps = Schema.of(source, dialect == SQLDialect.H2);
      Flyway.configure().configuration(steps.getConfiguration()).target("18").load().migrate();
      DSLContext dsl = DSL.using(source, dialect);
      for (int number = 0; number < DEVICES.size(); number++) {
        fill(dsl, DEVICES.get(number), number);
      }

      steps.migrate();

      for (int number = 0; number < DEVICES.size(); number++) {
        checkKept(dsl, DEVICES.get(number), number);
      }
      dsl.execute("delete from device");
      for (String table : List.of("check_in_state", "storage", "energy_hour")) {
        assertThat(dsl.fetchCount(DSL.table(table))).as(table).isZero();
      }
    }
  }

  private static void fill(DSLContext dsl, UUID id, int number) {
    dsl.execute(
        "insert into device (id, site_id, state, host_name, enrolled_at, facts)"
            + " values (?, 1, 'ACTIVE', 'poste', current_timestamp, ?)",
        id,
        new byte[0]);
    dsl.execute(
        "insert into check_in_state (device_id, spool_id, received_through, received_reports,"
            + " lost_reports, last_at, next_at, agent_version, protocol_level, clock_offset_millis)"
            + " values (?, ?, ?, 5, 0, current_timestamp, current_timestamp, '0.1.0', 1, 0)",
        id,
        id,
        number);
    dsl.execute(
        "insert into storage (device_id, sampled_at, used_bytes, low_space, volumes)"
            + " values (?, current_timestamp, ?, false, ?)",
        id,
        number,
        new byte[0]);
    dsl.execute(
        "insert into energy_hour (device_id, hour_start, method, scope, seconds, joules,"
            + " low_joules, high_joules, powered_on_seconds)"
            + " values (?, current_timestamp, 'RAPL', 'DEVICE', ?, 1, 1, 1, 60)",
        id,
        number);
  }

  private static void checkKept(DSLContext dsl, UUID id, int number) {
    long place = dsl.fetchSingle("select place from device where id = ?", id).get(0, Long.class);
    assertThat(place).isEqualTo(id.getLeastSignificantBits());
    for (String kept :
        List.of(
            "select received_through from check_in_state where place = ?",
            "select used_bytes from storage where place = ?",
            "select seconds from energy_hour where place = ?")) {
      assertThat(dsl.fetchSingle(kept, place).get(0, Long.class)).as(kept).isEqualTo(number);
    }
  }
}
