package fr.regain.console;

import fr.regain.console.backup.Backups;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code regain-console backup}: everything of a console in one file. */
@Command(
    name = "backup",
    description = {
      "Writes a backup: database, certificate authority and keys, in one file.",
      "For the embedded database, with the console stopped; while it runs, it makes one each day by"
          + " itself (console.backup)."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand extends ConfiguredCommand {
  @Parameters(paramLabel = "DIRECTORY", description = "Where to write it.")
  private Path directory = Path.of(".");

  @Override
  int run(ApplicationContext console) {
    System.out.println(console.getBean(Backups.class).write(directory));
    return 0;
  }
}
