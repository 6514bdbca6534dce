package fr.regain.console.deployment;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class PostgresAgentFleetTest extends AgentFleetContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.postgres(directory);
  }
}
