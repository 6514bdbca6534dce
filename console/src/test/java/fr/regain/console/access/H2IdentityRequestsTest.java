package fr.regain.console.access;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class H2IdentityRequestsTest extends IdentityRequestsContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.h2(directory);
  }
}
