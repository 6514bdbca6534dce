package fr.regain.console;

import fr.regain.console.backup.Backups;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
final class BackupCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in YAML; those of the environment win over them.")
  private @Nullable Path file;

  @Parameters(paramLabel = "DIRECTORY", description = "Where to write it.")
  private Path directory = Path.of(".");

  @Override
  public Integer call() {
    try (ApplicationContext console = Console.prepare(file, Map.of())) {
      System.out.println(console.getBean(Backups.class).write(directory));
      return 0;
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      return 1;
    } catch (RuntimeException failed) {
      return Console.say(failed);
    }
  }
}
