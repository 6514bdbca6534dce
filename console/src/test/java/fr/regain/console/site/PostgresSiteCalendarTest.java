package fr.regain.console.site;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class PostgresSiteCalendarTest extends SiteCalendarContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.postgres(directory);
  }
}
