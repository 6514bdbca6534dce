package fr.regain.console.operation;

import fr.regain.console.testing.TestingDatabase;
import java.util.Map;

final class PostgresOperationTest extends OperationContract {
  @Override
  Map<String, String> settings() {
    return TestingDatabase.postgresSettings();
  }
}
