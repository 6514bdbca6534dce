package fr.regain.console;

import fr.regain.console.platform.Problem;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A command that works with the console's settings and does not start it. What an operator can mend
 * is said in a sentence, with exit code 1.
 */
abstract class ConfiguredCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in YAML; those of the environment win over them.")
  private @Nullable Path file;

  /**
   * Does it.
   *
   * @param console the console's parts; no port and no database is open before one is asked for
   * @return the exit code
   */
  abstract int run(ApplicationContext console);

  @Override
  public final Integer call() {
    try (ApplicationContext console = Console.prepare(file, Map.of())) {
      return run(console);
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      return 1;
    } catch (RuntimeException failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof Problem problem) {
          System.err.println(problem.publicText());
          return 1;
        }
      }
      throw failed;
    }
  }
}
