package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class NewerSchemaContract {
  @TempDir private Path directory;

  /** The settings of one database of the subclass's kind. */
  abstract ConsoleConfig.Store store();

  @Test
  void aDatabaseThatANewerConsoleChanged_isRefused() {
    ConsoleConfig.Store store = store();
    try (Database database = Database.open(store, directory)) {
      database.update(
          dsl ->
              dsl.execute(
                  "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                      + " \"description\", \"type\", \"script\", \"installed_by\","
                      + " \"execution_time\", \"success\") values (9999, '9999', 'later', 'SQL',"
                      + " 'V9999__later.sql', 'x', 1, true)"));
    }

    assertThatThrownBy(() -> Database.open(store, directory).close())
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.CONFIGURATION_INVALID);
              assertThat(problem.publicText()).contains("step 9999", "newer console");
            });
  }
}
