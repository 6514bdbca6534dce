package fr.regain.console;

import fr.regain.console.access.SignInLinkFile;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.platform.Problem;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code regain-console admin-link}: makes a new one-time sign-in link. Works while the console
 * runs, because it leaves the link in the data directory and opens no database.
 */
@Command(
    name = "admin-link",
    description =
        "Prints a new link that signs one person in, once, for 30 minutes. The console may be"
            + " running.",
    mixinStandardHelpOptions = true)
final class AdminLinkCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in YAML; those of the environment win over them.")
  private @Nullable Path file;

  @Override
  public Integer call() throws URISyntaxException {
    try (ApplicationContext console = Console.prepare(file, Map.of())) {
      ConsoleConfig config = console.getBean(ConsoleConfig.class);
      Path data = config.dataDirectory().toAbsolutePath();
      if (!Files.isDirectory(data)) {
        System.err.println(
            "No console has run with the data directory "
                + data
                + ". Start it first, or name its settings with --config.");
        return 1;
      }
      URI pages =
          new URI("http", null, config.http().address(), config.http().port(), "/", null, null);
      SecureRandom random = console.getBean(SecureRandom.class);
      System.out.println(new SignInLinkFile(data).renew(pages, random));
      return 0;
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      return 1;
    } catch (Problem problem) {
      System.err.println(problem.publicText());
      return 1;
    }
  }
}
