package fr.regain.console;

import fr.regain.console.backup.Restore;
import fr.regain.console.platform.ConsoleConfig;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code regain-console restore}: a backup into an empty data directory. */
@Command(
    name = "restore",
    description = {
      "Puts a backup into the data directory, which must hold no database.",
      "Start the console afterwards. Devices that told more since the backup tell it again."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand extends ConfiguredCommand {
  @Parameters(paramLabel = "BACKUP", description = "A file that backup has written.")
  private Path backup = Path.of("");

  @Override
  int run(ApplicationContext console) {
    Path data = console.getBean(ConsoleConfig.class).dataDirectory().toAbsolutePath();
    Restore.into(data, backup);
    System.out.println("Restored into " + data);
    return 0;
  }
}
