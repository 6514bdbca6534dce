package fr.regain.console.audit;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class PostgresAuditServiceTest extends AuditServiceContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.postgres(directory);
  }
}
