package fr.regain.console.platform;

import fr.regain.console.testing.TestingDatabase;

final class PostgresNewerSchemaTest extends NewerSchemaContract {
  @Override
  ConsoleConfig.Store store() {
    return TestingDatabase.postgres();
  }
}
