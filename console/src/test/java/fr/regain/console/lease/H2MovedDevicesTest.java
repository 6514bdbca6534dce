package fr.regain.console.lease;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class H2MovedDevicesTest extends MovedDevicesContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.h2(directory);
  }
}
