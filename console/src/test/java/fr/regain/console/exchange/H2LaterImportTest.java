package fr.regain.console.exchange;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class H2LaterImportTest extends LaterImportContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.h2(directory);
  }
}
