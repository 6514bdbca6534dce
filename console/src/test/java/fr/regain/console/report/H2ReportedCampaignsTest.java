package fr.regain.console.report;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class H2ReportedCampaignsTest extends ReportedCampaignsContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.h2(directory);
  }
}
