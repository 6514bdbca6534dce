package fr.regain.console;

import fr.regain.console.backup.Restore;
import fr.regain.console.platform.ConsoleConfig;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code regain-console restore}: a backup into an empty data directory. */
@Command(
    name = "restore",
    description = {
      "Puts a backup into the data directory, which must hold no database.",
      "Start the console afterwards. Devices that told more since the backup tell it again."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in YAML; those of the environment win over them.")
  private @Nullable Path file;

  @Parameters(paramLabel = "BACKUP", description = "A file that backup has written.")
  private Path backup = Path.of("");

  @Override
  public Integer call() {
    try (ApplicationContext console = Console.prepare(file, Map.of())) {
      Path data = console.getBean(ConsoleConfig.class).dataDirectory().toAbsolutePath();
      Restore.into(data, backup);
      System.out.println("Restored into " + data);
      return 0;
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      return 1;
    } catch (RuntimeException failed) {
      return Console.say(failed);
    }
  }
}
