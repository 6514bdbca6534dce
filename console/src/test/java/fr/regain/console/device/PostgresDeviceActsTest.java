package fr.regain.console.device;

import fr.regain.console.platform.Database;
import fr.regain.console.testing.TestingDatabase;
import java.nio.file.Path;

final class PostgresDeviceActsTest extends DeviceActsContract {
  @Override
  protected Database open(Path directory) {
    return TestingDatabase.postgres(directory);
  }
}
