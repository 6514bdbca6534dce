package fr.regain.console.api;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class PostgresReplyStoreTest extends ReplyStoreContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.postgres(directory);
  }
}
