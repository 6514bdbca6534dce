package fr.regain.console.web;

import fr.regain.console.testing.TestingDatabase;
import java.util.Map;

final class PostgresListsTest extends ListsContract {
  @Override
  Map<String, String> settings() {
    return TestingDatabase.postgresSettings();
  }
}
