package fr.regain.console.deployment;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class H2AgentFleetTest extends AgentFleetContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.h2(directory);
  }
}
