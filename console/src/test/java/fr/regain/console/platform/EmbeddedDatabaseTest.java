package fr.regain.console.platform;

import static fr.regain.console.schema.Tables.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedDatabaseTest {
  @TempDir private Path directory;

  @Test
  void halfASchema_thatAKilledStartLeft_isInNobodysWay() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + directory.resolve("regain-upgrade"),
                EmbeddedDatabase.USER,
                EmbeddedDatabase.PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("create table site (id bigint)");
    }

    try (Database database = TestingDatabase.h2(directory)) {
      assertThat(database.<Integer>read(context -> context.fetchCount(SITE))).isOne();
    }
    assertThat(directory.resolve("regain-upgrade.mv.db")).doesNotExist();
  }

  @Test
  void aSchemaThatCannotBeMade_leavesTheDatabaseAsItWas_andTheNextStartMakesIt() throws Exception {
    Path inTheWay = Files.createDirectory(directory.resolve("regain-upgrade.mv.db"));
    Files.createFile(inTheWay.resolve("file"));
    assertThatThrownBy(() -> TestingDatabase.h2(directory))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.DISK_FULL))
        .hasMessageContaining(directory.toString());

    Files.delete(inTheWay.resolve("file"));
    Files.delete(inTheWay);
    try (Database database = TestingDatabase.h2(directory)) {
      assertThat(database.<Integer>read(context -> context.fetchCount(SITE))).isOne();
    }
  }
}
